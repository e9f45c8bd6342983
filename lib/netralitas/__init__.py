"""Netralitas reads Indonesian news about the neutrality of civil servants in elections."""
