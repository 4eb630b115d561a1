"""What is made for a kit only where its campaign asks: QR codes, posters, the kit as one file."""
