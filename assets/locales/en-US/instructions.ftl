### Instructions with clips to try.

# The button that begins the trials: the child should watch, so the parent turns around. Two lines.
instructions-start =
    Start the videos!
    (You'll have a moment to turn around.)
instructions-no-camera = Your camera could not be opened. You can go on without seeing yourself.
instructions-clip-broken = This clip can't be played here. You can go on without it.
