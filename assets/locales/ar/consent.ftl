### الصفحات التي يوافق فيها الوالد أو الوالدة.

consent-statement-parent = لقد قرأتُ نموذج الموافقة كاملًا وهو واضح لي. وبصفتي أحد والدَي هذا الطفل أو الوصيّ القانوني عليه أعطي موافقتي، ويسعدنا نحن الاثنين أن نشارك في هذه الدراسة.
consent-statement-adult = لقد قرأتُ نموذج الموافقة كاملًا وهو واضح لي. أعطي موافقتي ويسعدني أن أشارك في هذه الدراسة.
consent-statement-quoted = «{ $statement }»
consent-read-document = اقرؤوا وثيقة الموافقة هذه كاملة
consent-document-label = وثيقة الموافقة
consent-start-recording = بدء تسجيل الموافقة
consent-read-aloud = اقرؤوا النص التالي <em>بصوت عالٍ</em>:
consent-read-aloud-or-sign = اقرؤوا النص التالي <em>بصوت عالٍ</em> (أو بلغة الإشارة الأمريكية ASL):
consent-other-adults = ويقول كل شخص بالغ آخر أيضًا، أو يقول بلغة الإشارة:
consent-stop-recording = إيقاف التسجيل
consent-play = تشغيل فيديو الموافقة
consent-play-check = هل صورتكم ظاهرة وصوتكم مسموع؟
consent-not-recording-yet = لم يبدأ التسجيل بعد
consent-missing-recording = يُرجى تسجيل الموافقة أولًا.
consent-missing-play = يُرجى تشغيل فيديو الموافقة قبل إرساله.
consent-clip-short = الفيديو أقصر من الوقت اللازم لقراءة النص.
consent-clip-silent = لم نسمع أي صوت في الفيديو.
consent-clip-silent-or-signed = لم نسمع أي صوت في الفيديو (وهذا طبيعي إن استخدمتم لغة الإشارة).
consent-clip-dark = الفيديو مظلم جدًا.
consent-clip-choice = يمكنكم تسجيله مرة أخرى، أو إرساله كما هو.
consent-session-records = الدراسة تسجل هذه الجلسة بالفعل، ولذلك لا يمكن تسجيل نص الموافقة هنا. يُرجى إبلاغ الباحثين؛ لا يمكن للدراسة أن تستمر.
consent-no-document-title = لا يمكن بدء هذه الدراسة
consent-no-document-text = وثيقة الموافقة «{ $template }» الخاصة بها غير موجودة في هذا المشغّل، ولذلك لا يمكن إعطاء الموافقة. يُرجى إبلاغ الباحثين. يمكنهم استخدام { $known }.
consent-preview-note = هذه معاينة، ولذلك يمكنكم مشاهدة الباقي. لن تُسجَّل أي موافقة.
consent-preview-go-on = متابعة المعاينة

## الموافقة بوضع العلامات والإجابات

ticks-missing-answer = * يُرجى اختيار إجابة للمشاركة
ticks-missing-tick = * يُرجى وضع علامة في هذا المربع للمشاركة
ticks-incomplete = ما زال هناك شيء غير مكتمل أعلاه. إذا كنتم لا تريدون الموافقة على كل ما ورد، يمكنكم ببساطة إغلاق هذه النافذة.
ticks-nothing-to-choose = لا يوجد هنا ما تختارونه. يمكنكم المتابعة.
