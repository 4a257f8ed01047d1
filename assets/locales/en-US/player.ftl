### The player around the pages: waiting, pausing, leaving, sending, and what went wrong.

## Waiting

player-loading = One moment, please…
player-next-page-late = The next page can’t be loaded: the internet connection is interrupted. Please stay here. The study goes on by itself as soon as the connection is back.
player-slow-title = This takes longer than usual
player-slow-advice = The study's server has not answered yet. Please check your internet connection and keep this page open.
player-slow-promise = We keep trying. The study starts by itself.
# Shown while the camera starts, before a trial. Keep the tag <br>.
player-wait-for-recording = Please wait... <br><br> starting webcam recording
player-getting-ready = Getting everything ready… { $count } of { $all }
player-tap-for-sound = Tap to start the sound
player-pictures-missing = The pictures for this part did not load. That is all right: please go on.

## Pausing

# The three texts of a pause. The space key goes on. Keep the empty line.
player-paused-text =
    Study paused

    Press space to resume
player-pausing-text =
    Study pausing...

    Please wait
player-paused-fullscreen-text =
    Study paused

    Please return to fullscreen
# For screen readers.
player-paused-label = Study paused
player-resuming-label = The study goes on

## Leaving

player-exit-title = Really exit study?
player-exit-advice = If you exit, the study ends here and you choose what may be done with your video.
# Stay in the study.
player-exit-stay = Continue
# Leave the study.
player-exit-leave = Exit
player-back-to-full-screen = Return to full screen

## A page that this player does not have

player-unknown-title = This page can't be shown
# $page names the page, $kind its kind: both are English names in a study's plan.
player-unknown-what = This part of the study ({ $page }) is of the kind { $kind }, which this player does not have.
# $contact is empty, or whom to ask, in brackets with a space before.
player-unknown-advice = It is not your fault, and what you have done so far is saved. Please tell the researchers{ $contact }. You may go on with the rest.

## Recordings on their way

player-recordings-all-here = All recordings have arrived.
player-recordings-please-stay = Please keep this page open until all recordings have arrived: this browser can't keep them for later.
player-recordings-may-leave = You may leave: what is missing stays on this device for 72 hours, and is sent when a page of a study is opened here again.
# $owed recordings of $all are still to be sent; $percent % of the bytes are sent. You may select on $all or $owed for the plural.
player-recordings-owed = { $owed } of { $all } recordings not yet there ({ $percent } % sent).
player-recordings-title = Thank you! Almost done
player-recordings-keep-open = Please keep this page open; it closes by itself.
player-recordings-leave-now = Leave now

## Answers or video that can't be sent

player-unsent-no-room = The study's server has no room left.
player-unsent-too-much = There is more to send than the study's server takes.
player-unsent-signed-out = You may have been signed out of the study's server.
player-unsent-refused = The study's server does not take it.
player-unsent-offline = We can't reach the study's server. Please check your internet connection.
player-unsent-nothing-saved = Nothing can be saved yet.
player-unsent-nothing-saved-advice = We keep trying: please keep this page open. Video can be recorded as soon as it works.
player-unsent-answers = Your answers are not sent yet.
player-unsent-answers-advice = They are kept on this page and sent again by themselves. Please keep this page open and go on with the study.
player-unsent-video-title = Your video is not sent yet
player-unsent-video-thanks = Thank you for taking part! Your answers are saved.
player-unsent-answers-title = Your answers are not sent yet
player-unsent-answers-thanks = Thank you for taking part!
player-unsent-trying = We keep trying while this page is open. When it works, the page closes by itself.
player-unsent-cant-wait = You can't wait?
# $contact is empty, or whom to ask, in brackets with a space before.
player-unsent-copy-and-leave = Save a copy on your computer, tell the researchers{ $contact }, and leave.
player-unsent-or-copy-and-leave = Or save a copy on your computer, tell the researchers{ $contact }, and leave.
player-unsent-copy-and-close = Save a copy on your computer, tell the researchers{ $contact }, and close this page.
player-unsent-copied = The copy is in your downloads. The researchers will tell you how to send it.
player-unsent-save-copy = Save a copy
player-unsent-leave = Leave without sending

## The study can't be opened

player-no-study-title = There is no study at this address
player-no-study-advice = Please open the study with the full link you were sent.
player-sign-in-title = Please sign in again
player-sign-in-advice = You are signed out, or this child belongs to another account. Sign in on the study's site and open the study from there.
player-no-child-title = This child is not known here
player-no-child-advice = The address of this page names a child that the study's server does not know. Please open the study again from your study page, or tell the lab that invited you.
player-not-found-title = This study was not found
player-not-found-advice = The address of this page may be mistyped, or the study has ended. Please check the link you were sent.
player-mistake-title = The study can't be shown right now
player-mistake-advice = There is a mistake in the study's plan. It is not your fault and nothing was recorded. Please tell the lab that invited you.
player-not-opened-title = The study could not be opened
player-not-opened-advice = Nothing was recorded. Please load the page again; if that does not help, tell the lab that invited you.
# $name is the title of the study.
player-unplayable-title = “{ $name }” can't be shown right now
# $contact is empty, or whom to ask, in brackets with a space before.
player-unplayable-part-missing = Nothing was recorded. A part of it could not be loaded. Please check your internet connection and load the page again. If that does not help, tell the researchers{ $contact }.
player-unplayable-mistake = Nothing was recorded. There is a mistake in the study's plan. It is not your fault. Please tell the researchers{ $contact }.
player-empty-title = “{ $name }” has no pages yet
player-empty-advice = Please tell the researchers{ $contact }.
# Heading above technical notes in English.
player-for-researchers = For researchers
