### Words that several pages share: buttons, dates, camera.
###
### Rules for translators: docs/languages.md. In short: keep every { $name } of the English text; keep the tags of a text
### that has some (<strong>, <em>); short, warm, plain words; address a parent politely, as a friendly lab would.

## Buttons

button-next = Next
button-previous = Previous
button-continue = Continue
button-go-on = Go on
button-submit = Submit
button-exit = Exit
button-cancel = Cancel
button-ok = OK
button-try-again = Try again
button-download = Download
# Of a film or a clip.
button-play = Play
button-pause = Pause
# Play a sound once more.
button-replay = Replay
# Begin a recording.
button-record = Record
# End a recording.
button-stop = Stop

## Answers

answer-yes = Yes
answer-no = No
# Stands under a question that was not answered.
answer-required = This field is required.

## Sentences

# Stands between two sentences that follow each other. Write { "" } in a language without spaces between sentences.
sentence-gap = { " " }
# Stands between the members of a short list, such as "red, green, blue".
list-gap = { ", " }
# How a sentence names the study. $name is its title.
study-name = “{ $name }”
# The same with whom to ask: a name, an e-mail address or a telephone number.
study-name-with-contact = “{ $name }” ({ $contact })
# Follows "the researchers" in a sentence; $contact is a name, an e-mail address or a telephone number.
contact-in-brackets = { " " }({ $contact })

## Dates

# The months as they stand within a full date (date-long). Families may also type them, or their first three letters.
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
# A full date. $month is one of the words above, $day and $year are numbers.
date-long = { $month } { $day }, { $year }
# A day without its year.
date-short = { $month } { $day }
# The order in which families write a date in numbers. Exactly one of: month-day-year, day-month-year, year-month-day.
date-order = month-day-year
# Placeholders of an empty line for a date: letters for a year in four digits and in two, a month and a day in two digits.
date-letters-year = YYYY
date-letters-year-short = YY
date-letters-month = MM
date-letters-day = DD
# Stands there where the month is to be written as a word.
date-letters-month-name = Month
date-letters-hours = hours
date-letters-minutes = minutes
date-letters-seconds = seconds
date-letters-half-day = am/pm
# Heading of each page of a downloaded document: when it was downloaded, and the number of the page.
document-page = { $when } (page { $page } of { $pages })

## The camera

camera-refused-title = The camera is not allowed yet
camera-refused-advice = Click the camera sign in the browser's address bar, choose “Allow” for camera and microphone, and then try again.
camera-missing-title = No camera was found
camera-missing-advice = Please connect a webcam with a microphone, or use a laptop or tablet that has one, and then try again.
camera-busy-title = Another program uses the camera
camera-busy-advice = Please close video calls and other programs or tabs that may use the camera, and then try again.
camera-insecure-title = The camera can't be used on this page
camera-insecure-advice = Browsers allow the camera on secure (https) pages only. Please tell the lab that invited you.
camera-silent-title = The camera has not answered yet
camera-silent-advice = Your browser may be asking whether this page may use camera and microphone: please choose “Allow”, and the study goes on by itself. If you see no question, please try again.
camera-other-title = The camera could not record
camera-other-advice = Please close other programs, or try Chrome or Firefox on a computer, and then try again.
# For screen readers: the live picture of the webcam.
camera-own-picture = Your own picture
camera-go-on-without = Go on without video

## The state of a recording

recording-runs = Recording
recording-rests = Not recording
recording-starts = Starting recorder…
recording-stops = Stopping and uploading…
recording-paused = Paused
recording-connects = Connecting to your camera…
recording-connects-please-wait = Connecting to your camera. One moment, please…
