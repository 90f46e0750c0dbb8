"""The trained weights mixed with those that training began from (Wortsman et al. 2022: more robust than either)."""

import torch

import model as models


def mixed(weights, trained, share):
    """A model of the weights in `trained` by `share` and of the original's in the jar `weights` by the rest."""
    made = models.load(weights)
    if trained:
        base, state = made.state_dict(), torch.load(trained, weights_only=True)["state"]
        made.load_state_dict({name: torch.lerp(base[name], value, share) for name, value in state.items()})
    return made.eval()
