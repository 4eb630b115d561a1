"""Site generators and the disk: what turns artifacts into the three served trees."""
