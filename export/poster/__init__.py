"""Posters (图解): a report as one tall picture, as offices put it on their sites and send it to telephones."""
