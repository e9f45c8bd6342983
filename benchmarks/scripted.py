"""A layer of a network in the form that TorchScript compiles; it reads annotations, so they are evaluated here."""

import torch
from torch.nn.utils.rnn import PackedSequence


class Scripted(torch.nn.Module):
    """An LSTM that is given packed sequences, as all of ours are."""

    def __init__(self, layer: torch.nn.LSTM):
        super().__init__()
        self.layer = layer

    def forward(
        self, given: PackedSequence, state: tuple[torch.Tensor, torch.Tensor] | None = None
    ) -> tuple[PackedSequence, tuple[torch.Tensor, torch.Tensor]]:
        """What the layer makes of the sequences, and its last state."""
        return self.layer(given, state)
