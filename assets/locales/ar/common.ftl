### كلمات مشتركة بين عدة صفحات: الأزرار والتواريخ والكاميرا.

## الأزرار

button-next = التالي
button-previous = السابق
button-continue = متابعة
button-go-on = المتابعة
button-submit = إرسال
button-exit = خروج
button-cancel = إلغاء
button-ok = حسنًا
button-try-again = إعادة المحاولة
button-download = تنزيل
button-play = تشغيل
button-pause = إيقاف مؤقت
button-replay = إعادة التشغيل
button-record = تسجيل
button-stop = إيقاف

## الإجابات

answer-yes = نعم
answer-no = لا
answer-required = الإجابة هنا مطلوبة.

## الجمل

sentence-gap = { " " }
list-gap = { "، " }
study-name = «{ $name }»
study-name-with-contact = «{ $name }» ({ $contact })
contact-in-brackets = { " " }({ $contact })

## التواريخ

month-january = يناير
month-february = فبراير
month-march = مارس
month-april = أبريل
month-may = مايو
month-june = يونيو
month-july = يوليو
month-august = أغسطس
month-september = سبتمبر
month-october = أكتوبر
month-november = نوفمبر
month-december = ديسمبر
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-order = day-month-year
date-letters-year = سسسس
date-letters-year-short = سس
date-letters-month = شش
date-letters-day = يي
date-letters-month-name = الشهر
date-letters-hours = ساعات
date-letters-minutes = دقائق
date-letters-seconds = ثوانٍ
date-letters-half-day = ص/م
document-page = { $when } (صفحة { $page } من { $pages })

## الكاميرا

camera-refused-title = لم يُسمح باستخدام الكاميرا بعد
camera-refused-advice = اضغطوا على علامة الكاميرا في شريط عنوان المتصفح، واختاروا «السماح» للكاميرا والميكروفون، ثم أعيدوا المحاولة.
camera-missing-title = لم يُعثر على كاميرا
camera-missing-advice = يُرجى توصيل كاميرا ويب مع ميكروفون، أو استخدام حاسوب محمول أو جهاز لوحي مزوَّد بهما، ثم إعادة المحاولة.
camera-busy-title = برنامج آخر يستخدم الكاميرا
camera-busy-advice = يُرجى إغلاق مكالمات الفيديو وأي برامج أو علامات تبويب أخرى قد تستخدم الكاميرا، ثم إعادة المحاولة.
camera-insecure-title = لا يمكن استخدام الكاميرا في هذه الصفحة
camera-insecure-advice = لا تسمح المتصفحات باستخدام الكاميرا إلا في الصفحات الآمنة (https). يُرجى إبلاغ المختبر الذي دعاكم.
camera-silent-title = لم تستجب الكاميرا بعد
camera-silent-advice = ربما يسألكم المتصفح هل يجوز لهذه الصفحة استخدام الكاميرا والميكروفون: يُرجى اختيار «السماح»، وستستمر الدراسة من تلقاء نفسها. إذا لم تروا أي سؤال، فيُرجى إعادة المحاولة.
camera-other-title = لم تتمكن الكاميرا من التسجيل
camera-other-advice = يُرجى إغلاق البرامج الأخرى، أو تجربة Chrome أو Firefox على حاسوب، ثم إعادة المحاولة.
camera-own-picture = صورتكم أنتم
camera-go-on-without = المتابعة من دون فيديو

## حالة التسجيل

recording-runs = جارٍ التسجيل
recording-rests = لا يوجد تسجيل الآن
recording-starts = جارٍ بدء التسجيل…
recording-stops = جارٍ إيقاف التسجيل ورفعه…
recording-paused = متوقف مؤقتًا
recording-connects = جارٍ الاتصال بالكاميرا…
recording-connects-please-wait = جارٍ الاتصال بالكاميرا. لحظة من فضلكم…
