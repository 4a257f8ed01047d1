### A checklist for the camera's place, with a test recording.

quality-title = Webcam setup for preferential looking
quality-intro = We will look at where your child looks. Please go through each item so that the eyes can be seen well.
# Label of the box beside each item.
quality-done = Did it!
quality-centering = <strong>Put the webcam in the middle</strong> above the screen that shows the study.
# What the picture beside it shows, for those who can't see it.
quality-centering-picture = A webcam in the middle of the upper edge of a screen
quality-monitors = <strong>Turn other screens off</strong>, so that your child looks at this one only.
quality-monitors-picture = One screen switched on beside a dark one
quality-lighting = <strong>Have light on your faces.</strong> You should see the whites of your own eyes.
quality-lighting-picture = A lamp shining on a face
quality-over-shoulder = <strong>Hold your child so that they look over your shoulder</strong>, while you face away from the screen.
quality-over-shoulder-picture = A child looking over an adult's shoulder at a screen
quality-distractions = <strong>Clear away what distracts</strong>, such as toys, pets and noise.
quality-distractions-picture = A toy box with its lid closed
quality-test-how = Record a few seconds in the position you will use, then play them and check that the eyes are visible.
quality-reload = Reload webcam
# $label is the label of the boxes (quality-done, or the study's own).
quality-missing-item = Please go through every item and tick “{ $label }”.
quality-missing-clip = Please record a short test video and play it.
quality-without-clip = You may also go on without a test video.
quality-clip-kept = The clip is kept together with the other recordings of this study.
