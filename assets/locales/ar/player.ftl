## الانتظار

player-loading = لحظة من فضلكم…
player-next-page-late = تعذر تحميل الصفحة التالية: الاتصال بالإنترنت منقطع. يُرجى البقاء هنا. ستستمر الدراسة تلقائيًا بمجرد عودة الاتصال.
player-slow-title = يستغرق الأمر وقتًا أطول من المعتاد
player-slow-advice = لم يستجب خادم الدراسة بعد. يُرجى التحقق من اتصالكم بالإنترنت وإبقاء هذه الصفحة مفتوحة.
player-slow-promise = نواصل المحاولة. ستبدأ الدراسة تلقائيًا.
player-wait-for-recording = لحظة من فضلكم... <br><br> يجري بدء التسجيل بكاميرا الويب
player-getting-ready = جارٍ تجهيز كل شيء… { $count } من { $all }
player-tap-for-sound = المسوا الشاشة لتشغيل الصوت
player-pictures-missing = لم تُحمَّل صور هذا الجزء. لا بأس في ذلك: يُرجى المتابعة.

## الإيقاف المؤقت

player-paused-text =
    الدراسة متوقفة مؤقتًا

    اضغطوا على مفتاح المسافة للاستئناف
player-pausing-text =
    يجري إيقاف الدراسة مؤقتًا...

    يُرجى الانتظار
player-paused-fullscreen-text =
    الدراسة متوقفة مؤقتًا

    يُرجى العودة إلى ملء الشاشة
player-paused-label = الدراسة متوقفة مؤقتًا
player-resuming-label = الدراسة مستمرة

## المغادرة

player-exit-title = هل تريدون حقًا الخروج من الدراسة؟
player-exit-advice = إذا خرجتم تنتهي الدراسة هنا، وتختارون ما الذي يجوز فعله بالفيديو الخاص بكم.
player-exit-stay = متابعة
player-exit-leave = خروج
player-back-to-full-screen = العودة إلى ملء الشاشة

## صفحة لا يعرفها هذا المشغّل

player-unknown-title = لا يمكن عرض هذه الصفحة
player-unknown-what = هذا الجزء من الدراسة ({ $page }) من النوع { $kind }، وهو غير موجود في هذا المشغّل.
player-unknown-advice = ليس هذا خطأكم، وقد حُفظ ما أنجزتموه حتى الآن. يُرجى إبلاغ الباحثين{ $contact }. يمكنكم متابعة الباقي.

## تسجيلات في الطريق

player-recordings-all-here = وصلت جميع التسجيلات.
player-recordings-please-stay = يُرجى إبقاء هذه الصفحة مفتوحة حتى تصل جميع التسجيلات: لا يستطيع هذا المتصفح الاحتفاظ بها لوقت لاحق.
player-recordings-may-leave = يمكنكم المغادرة: ما لم يصل بعد يبقى على هذا الجهاز 72 ساعة، ويُرسل عند فتح صفحة إحدى الدراسات هنا مرة أخرى.
player-recordings-owed = لم يصل بعد { $owed } من أصل { $all } من التسجيلات (أُرسل { $percent } %).
player-recordings-title = شكرًا لكم! أوشكنا على الانتهاء
player-recordings-keep-open = يُرجى إبقاء هذه الصفحة مفتوحة؛ ستُغلق تلقائيًا.
player-recordings-leave-now = المغادرة الآن

## إجابات أو فيديو تعذر إرساله

player-unsent-no-room = لم تعد هناك مساحة على خادم الدراسة.
player-unsent-too-much = ما يجب إرساله أكبر مما يقبله خادم الدراسة.
player-unsent-signed-out = ربما سُجِّل خروجكم من خادم الدراسة.
player-unsent-refused = خادم الدراسة لا يقبله.
player-unsent-offline = لا نستطيع الوصول إلى خادم الدراسة. يُرجى التحقق من اتصالكم بالإنترنت.
player-unsent-nothing-saved = لا يمكن حفظ أي شيء بعد.
player-unsent-nothing-saved-advice = نواصل المحاولة: يُرجى إبقاء هذه الصفحة مفتوحة. يمكن تسجيل الفيديو بمجرد نجاح ذلك.
player-unsent-answers = لم تُرسل إجاباتكم بعد.
player-unsent-answers-advice = هي محفوظة في هذه الصفحة ويُعاد إرسالها تلقائيًا. يُرجى إبقاء هذه الصفحة مفتوحة ومتابعة الدراسة.
player-unsent-video-title = لم يُرسل الفيديو الخاص بكم بعد
player-unsent-video-thanks = شكرًا لمشاركتكم! لقد حُفظت إجاباتكم.
player-unsent-answers-title = لم تُرسل إجاباتكم بعد
player-unsent-answers-thanks = شكرًا لمشاركتكم!
player-unsent-trying = نواصل المحاولة ما دامت هذه الصفحة مفتوحة. عند نجاح الإرسال تُغلق الصفحة تلقائيًا.
player-unsent-cant-wait = لا تستطيعون الانتظار؟
player-unsent-copy-and-leave = احفظوا نسخة على حاسوبكم، وأبلغوا الباحثين{ $contact }، ثم غادروا.
player-unsent-or-copy-and-leave = أو احفظوا نسخة على حاسوبكم، وأبلغوا الباحثين{ $contact }، ثم غادروا.
player-unsent-copy-and-close = احفظوا نسخة على حاسوبكم، وأبلغوا الباحثين{ $contact }، ثم أغلقوا هذه الصفحة.
player-unsent-copied = النسخة موجودة بين تنزيلاتكم. سيخبركم الباحثون كيف ترسلونها.
player-unsent-save-copy = حفظ نسخة
player-unsent-leave = المغادرة من دون إرسال

## لا يمكن فتح الدراسة

player-no-study-title = لا توجد دراسة على هذا العنوان
player-no-study-advice = يُرجى فتح الدراسة بالرابط الكامل الذي أُرسل إليكم.
player-sign-in-title = يُرجى تسجيل الدخول مرة أخرى
player-sign-in-advice = لقد سُجِّل خروجكم، أو أن هذا الطفل تابع لحساب آخر. سجّلوا الدخول في موقع الدراسة وافتحوا الدراسة من هناك.
player-no-child-title = هذا الطفل غير معروف هنا
player-no-child-advice = عنوان هذه الصفحة يذكر طفلًا لا يعرفه خادم الدراسة. يُرجى فتح الدراسة مرة أخرى من صفحة دراستكم، أو إبلاغ المختبر الذي دعاكم.
player-not-found-title = لم يُعثر على هذه الدراسة
player-not-found-advice = ربما كُتب عنوان هذه الصفحة خطأً، أو انتهت الدراسة. يُرجى التحقق من الرابط الذي أُرسل إليكم.
player-mistake-title = لا يمكن عرض الدراسة حاليًا
player-mistake-advice = هناك خطأ في خطة الدراسة. ليس هذا خطأكم، ولم يُسجَّل أي شيء. يُرجى إبلاغ المختبر الذي دعاكم.
player-not-opened-title = تعذر فتح الدراسة
player-not-opened-advice = لم يُسجَّل أي شيء. يُرجى تحميل الصفحة مرة أخرى؛ وإن لم يُجدِ ذلك، فأبلغوا المختبر الذي دعاكم.
player-unplayable-title = لا يمكن عرض «{ $name }» حاليًا
player-unplayable-part-missing = لم يُسجَّل أي شيء. تعذر تحميل جزء من الدراسة. يُرجى التحقق من اتصالكم بالإنترنت وتحميل الصفحة مرة أخرى. وإن لم يُجدِ ذلك، فأبلغوا الباحثين{ $contact }.
player-unplayable-mistake = لم يُسجَّل أي شيء. هناك خطأ في خطة الدراسة. ليس هذا خطأكم. يُرجى إبلاغ الباحثين{ $contact }.
player-empty-title = لا توجد صفحات في «{ $name }» بعد
player-empty-advice = يُرجى إبلاغ الباحثين{ $contact }.
player-for-researchers = للباحثين
