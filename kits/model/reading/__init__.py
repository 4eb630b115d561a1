"""What operators write, a value at a time: each is read, or said to be wrong in words."""
