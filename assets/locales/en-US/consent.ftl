### The pages on which a parent agrees. The consent documents themselves are in consent/, see docs/languages.md.

## Consent by voice: a document, and a spoken statement that is recorded, viewed and submitted

# The statement that a parent reads aloud to the camera. It counts as the signature: translate it exactly.
consent-statement-parent = I have read the whole consent form and it is clear to me. As parent or legal guardian of this child I give my consent, and both of us are happy to take part in this study.
# The same for an adult who takes part alone.
consent-statement-adult = I have read the whole consent form and it is clear to me. I give my consent and am happy to take part in this study.
# The statement on the page, in the quotation marks of your language.
consent-statement-quoted = “{ $statement }”
consent-read-document = Read through this consent document
# For screen readers: the box that holds the document.
consent-document-label = Consent document
consent-start-recording = Start consent recording
consent-read-aloud = Read the statement below <em>out loud</em>:
# ASL is American Sign Language.
consent-read-aloud-or-sign = Read the statement below <em>out loud</em> (or in ASL):
consent-other-adults = Every other adult also says or signs:
consent-stop-recording = Stop recording
consent-play = Play the consent video
consent-play-check = Can you be seen and heard?
consent-not-recording-yet = Not recording yet
consent-missing-recording = Please make a consent recording first.
consent-missing-play = Please play your consent video before you submit it.
# What may be wrong with the recorded statement; one or several of the next four, then consent-clip-choice.
consent-clip-short = Your video is shorter than the statement takes to read.
consent-clip-silent = We could hear no voice in your video.
consent-clip-silent-or-signed = We could hear no voice in your video (as it should be, if you signed).
consent-clip-dark = Your video is very dark.
consent-clip-choice = You may record it again, or submit it all the same.
consent-session-records = The study already records this session, so the consent statement cannot be recorded here. Please tell the researchers; the study cannot go on.
consent-no-document-title = This study cannot start
# $template is the name that the study gave, $known the names that exist.
consent-no-document-text = Its consent document “{ $template }” is not part of this player, so no consent can be given. Please tell the researchers. They can use { $known }.
consent-preview-note = You are previewing, so you may look at the rest. No consent is recorded.
consent-preview-go-on = Go on with the preview

## Consent by ticks and answers

ticks-missing-answer = * Please choose an answer to take part
ticks-missing-tick = * Please tick this box to take part
ticks-incomplete = Something is still open above. If you do not want to agree to all of it, you can simply close this window.
ticks-nothing-to-choose = There is nothing to choose here. You can go on.
