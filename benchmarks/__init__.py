"""What a build costs, beside stock Pelican: `invoke bench`."""
