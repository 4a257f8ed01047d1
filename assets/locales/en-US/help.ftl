### Help with camera, light and line in the camera check. It comes with the later part of the player.

help-slow-line = Your internet sends slowly, so the videos of this study are recorded a little less sharp. You need not do anything, and you will not have to wait.
help-empty-title = The test film is empty
help-empty = The camera's picture is there, but recording it gave nothing. Please close other programs that use the camera and try again, or choose another camera or microphone above. If it stays so, another browser (Chrome or Firefox) on a computer often helps.
help-go-on-all-the-same = Go on all the same

## Light and framing

help-dark = It is rather dark. Please switch a lamp on or sit nearer to a window, with the light on your faces.
help-glaring = The picture is very bright. Please turn a lamp away from the camera, or close a curtain.
help-from-behind = The light comes from behind you. Please close the curtain behind you, or turn around so that the window lights your faces.
help-nobody = We can't make out a face. Please sit so that you see your faces in the picture.
help-far = Please come a little closer to the camera.
help-near = Please sit a little further away from the camera.
help-aside = Please move a little, so that you sit in the middle of the picture.

## How a refused camera is allowed, in each browser. Use the words that the browser and the system themselves have in your language.

help-chrome-1 = Click the sign at the left end of the address bar (two small sliders, or a camera).
help-chrome-2 = Switch Camera and Microphone on.
help-chrome-3 = If the computer itself does not allow it: in Windows open Settings, Privacy, Camera; on a Mac open System Settings, Privacy & Security, Camera, and switch Chrome on. The same for the microphone.
help-chrome-android-1 = Tap the sign at the left end of the address bar, then Permissions.
help-chrome-android-2 = Allow Camera and Microphone.
help-chrome-android-3 = If they are not there: open the device's Settings, Apps, Chrome, Permissions, and allow both.
help-edge-1 = Click the lock at the left end of the address bar.
help-edge-2 = Under “Permissions for this site” set Camera and Microphone to Allow.
help-edge-3 = If the computer itself does not allow it: open Settings, Privacy, Camera in Windows, and switch Edge on. The same for the microphone.
help-firefox-1 = Click the crossed-out camera or microphone at the left end of the address bar.
help-firefox-2 = Click the small × beside each “Blocked”, so that Firefox asks once more.
help-firefox-3 = If the computer itself does not allow it: in Windows open Settings, Privacy, Camera; on a Mac open System Settings, Privacy & Security, Camera, and switch Firefox on. The same for the microphone.
help-firefox-android-1 = Tap the lock at the left end of the address bar.
help-firefox-android-2 = Tap Camera and Microphone until both say “Allowed”.
help-firefox-android-3 = If they are not there: open the device's Settings, Apps, Firefox, Permissions, and allow both.
help-safari-1 = Open the menu Safari at the top of the screen, then “Settings for This Website”.
help-safari-2 = Set Camera and Microphone to Allow.
help-safari-3 = If nothing changes: open System Settings, Privacy & Security, Camera, and switch Safari on. The same for the microphone.
help-safari-touch-1 = Tap the sign beside the address (“AA”, or a page with lines), then “Website Settings”.
help-safari-touch-2 = Set Camera and Microphone to Allow.
help-safari-touch-3 = If they are not there: open the Settings app, Apps, Safari, and under “Settings for Websites” allow Camera and Microphone.
help-other-touch-1 = Open the Settings app, then Apps, and choose this browser.
help-other-touch-2 = Switch Camera and Microphone on, and come back here.
help-other-touch-3 = If it does not help, open this page in Safari.
help-other-1 = Look for a camera or a lock at one end of the address bar, and click it.
help-other-2 = Allow Camera and Microphone for this page.
help-other-3 = If you find nothing there, open this page in Chrome or Firefox.
