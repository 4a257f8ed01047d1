### Checking camera and microphone before a study.

## The camera check

set-up-title = Webcam setup
set-up-nothing-kept = Nothing of this page is kept
set-up-microphone = Microphone
set-up-camera = Camera
# A device without a name in the list: "Camera 2". $device is one of the two words above.
set-up-device = { $device } { $number }
set-up-see-yourself = Can you see yourself? If the browser asks, allow camera and microphone.
set-up-looks-good = Looks good!
set-up-no-webcam = No webcam detected
set-up-reload-why = Reload the camera once. The picture should come back without another question; if the browser asks again, tell it to remember your choice.
set-up-reload = Reload camera
set-up-make-noise = Say something or clap your hands so that we know the microphone works.
set-up-sounds-good = Sounds good!
set-up-try-clapping = Try clapping or saying hi.
# Shown when the family wants to go on too early. The quoted button is button-try-again, the second one set-up-reload.
set-up-missing-camera = Step 1: the camera is not on yet. Please allow access, or press Try again.
set-up-missing-reload = Step 2: please press Reload camera once.
set-up-missing-sound = Step 3: please clap or say hello until the microphone hears you.
set-up-missing-test = Step 4: one moment, the test film is being made.
set-up-test-empty = Step 4: the test film is empty. Please try again, or choose what to do below the picture.
# For screen readers: the bar that shows how loud the microphone hears the family.
set-up-how-loud = How loud it is
set-up-test = We make a film of two seconds to see that recording works, and throw it away.
set-up-test-runs = One moment…
set-up-test-good = Recording works!
set-up-test-failed = The test film is empty.
set-up-test-none = Not tested.
set-up-tips = Setup tips and troubleshooting
set-up-tip-device = Device and browser
set-up-tip-device-text = Use a laptop or desktop computer with a current Firefox or Chrome. Phones often cannot record while pictures are shown.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Press the camera picture at the right end of the address bar, choose to always allow this page, then press Reload camera.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = In the question about the camera tick the box that remembers the choice. A blocked camera can be freed by the sign at the left of the address.
set-up-tip-else = Something else
# A long number follows the colon.
set-up-tip-else-text = Close other programs that use the camera, plug the camera in again, unmute the microphone, or start the browser anew. If you write to the researchers, give this number:
