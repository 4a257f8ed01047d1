### A film of instructions, trials, and the pages of recordings.

## Instructions as a film with its words beside it

guide-title = Study instructions
guide-intro = This film shows you what will happen in the study. If you would rather read, the words are beside it.
guide-transcript = Video transcript
guide-too-early = Before you go on, please watch the film or read the words beside it.
guide-film-broken-read = The film can't be played here. Please read the words beside it.
guide-film-broken = The film can't be played here. You can go on without it.

## A page from elsewhere inside the study

iframe-label = A page that belongs to this study
iframe-too-early = Have you finished everything above? Then press the button once more to go on.
iframe-impossible = This page can't be shown: its address is not a whole one. It is not your fault. Please go on.
iframe-slow = This page takes long to come. You may wait for it, or go on without it.
iframe-empty = Does the space above stay empty? Then go on without it.
iframe-open-elsewhere = Open this page in a tab of its own

## Trials

# A small button that ends a trial by hand, for a parent who holds a tablet.
trial-end = End
# What a trial shows did not load.
supply-late-title = Some of this part has not loaded yet
supply-late = The internet connection may be slow. It is tried again in a moment.
supply-try-again = Try again now
supply-go-on = Go on without it
supply-stops-title = The study ends here
supply-stops = Something that the next part needs could not be loaded. It is not your fault, and what you have done so far is kept. One last page follows.
# What a screen reader says of the moving picture that the child looks at.
calibration-picture = calibration stimulus

## Looking at the stimuli beforehand

preview-start = I'd like to preview the videos
preview-skip = Skip preview
# Follows the text of that button while the camera starts, after a space.
preview-setting-up = (please wait, setting up...)
preview-place = { $number } of { $count }
preview-empty = There is nothing to look at here. You can go on.
preview-broken = This can't be shown here. You can go on without it.
preview-without-recording = You can also look without a recording.
preview-camera-late = The camera has not answered yet. If the browser asks for it, you may allow it. You can also look without a recording.

## The family's own picture

mirror-go-on = You can also go on without seeing yourself.

## Parent and child before the camera, recorded in pieces

observation-required = Recording required to continue
observation-without = You can also go on without a recording.
observation-camera-late = Nothing is being recorded: the camera does not answer. If your browser asks about camera and microphone, please allow them. You can also go on without a recording.
observation-show-webcam = Show webcam
observation-hide-webcam = Hide webcam
observation-webcam-hidden = Webcam feed not displayed

## A recording over several pages

session-begin-late = The recording has not begun yet. If your browser asks about camera and microphone, please allow them. You may also go on without waiting.
session-sending = Uploading your video. One moment, please…
# For screen readers: the bar of what is sent.
session-sent = Sent so far
session-percent = { $percent } %
session-end-late = You may go on now: what is missing is sent while the study goes on.
