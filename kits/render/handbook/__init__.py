"""The handbook: what is written in `kits/handbook`, and what is made of the code itself."""
