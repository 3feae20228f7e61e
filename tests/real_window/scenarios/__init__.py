"""What is done in the window, step by step; a file for each window and way of working."""
