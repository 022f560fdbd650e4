"""The press: posts to site, on Pelican. Never sees a seed."""
