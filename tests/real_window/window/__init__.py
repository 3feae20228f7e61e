"""What every script needs: a display of its own, the program on it, hands and eyes."""
