namespace Crm.Opportunities.Quotes;

/// <summary>What customers read around a quote, in the five languages of the product.</summary>
internal sealed record QuoteTexts(
    string Quote, string Read, string ValidUntil, string Version, string Item, string Quantity, string Price, string Discount, string Amount, string Optional, string Net, string Tax, string Total, string Genuine,
    string Accept, string Decline, string YourName, string Words, string Accepted, string Declined, string Expired, string Replaced, string NameMissing, string Gone, string GoneHint, string TooMany, string Language, string Check, string Pdf, string Take, string Update, string Questions, string Ask, string Question, string Asked, string QuestionMissing, string Mismatch)
{
    public static readonly IReadOnlyDictionary<string, QuoteTexts> All = new Dictionary<string, QuoteTexts>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Quote", "You can read the quote here, and accept or decline it:", "Valid until", "Version", "Item", "Quantity", "Price", "Discount", "Amount", "optional, not in the total", "Net", "Tax", "Total",
            "This quote is genuine: {0} issued it under this number.", "Accept the quote", "Decline", "Your name", "What you would like to say (optional)", "You have accepted this quote. Thank you.",
            "You have declined this quote.", "This quote is no longer valid. Please ask us for a new one.", "A newer version is taking the place of this quote. It can no longer be accepted.", "Write your name.",
            "This link is not valid any more", "Use the link in a newer message, or ask us for another one.", "Too many attempts. Wait a minute and try again.", "Language",
            "Read and check the quote here:", "Save as PDF", "take it", "Work out the total again", "Questions", "Ask", "Your question", "Your question has reached us. The answer will stand here.", "Write your question.", "These options do not go together:"),
        ["es"] = new(
            "Oferta", "Aquí puede leer la oferta y aceptarla o rechazarla:", "Válida hasta", "Versión", "Concepto", "Cantidad", "Precio", "Descuento", "Importe", "opcional, no incluido en el total", "Base imponible", "Impuesto", "Total",
            "Esta oferta es auténtica: {0} la emitió con este número.", "Aceptar la oferta", "Rechazar", "Su nombre", "Lo que quiera decirnos (opcional)", "Ha aceptado esta oferta. Gracias.",
            "Ha rechazado esta oferta.", "Esta oferta ya no es válida. Pídanos una nueva.", "Una versión más reciente sustituye a esta oferta. Ya no se puede aceptar.", "Escriba su nombre.",
            "Este enlace ya no es válido", "Use el enlace de un mensaje más reciente o pídanos otro.", "Demasiados intentos. Espere un minuto y vuelva a intentarlo.", "Idioma",
            "Lea y compruebe la oferta aquí:", "Guardar como PDF", "incluirlo", "Volver a calcular el total", "Preguntas", "Preguntar", "Su pregunta", "Hemos recibido su pregunta. La respuesta aparecerá aquí.", "Escriba su pregunta.", "Estas opciones no van juntas:"),
        ["it"] = new(
            "Offerta", "Qui può leggere l’offerta e accettarla o rifiutarla:", "Valida fino al", "Versione", "Voce", "Quantità", "Prezzo", "Sconto", "Importo", "opzionale, escluso dal totale", "Imponibile", "Imposta", "Totale",
            "Questa offerta è autentica: {0} l’ha emessa con questo numero.", "Accetta l’offerta", "Rifiuta", "Il suo nome", "Che cosa vuole dirci (facoltativo)", "Ha accettato questa offerta. Grazie.",
            "Ha rifiutato questa offerta.", "Questa offerta non è più valida. Ce ne chieda una nuova.", "Una versione più recente sostituisce questa offerta. Non si può più accettare.", "Scriva il suo nome.",
            "Questo link non è più valido", "Usi il link di un messaggio più recente o ce ne chieda un altro.", "Troppi tentativi. Attenda un minuto e riprovi.", "Lingua",
            "Legga e verifichi l’offerta qui:", "Salva come PDF", "includere", "Ricalcola il totale", "Domande", "Chiedi", "La sua domanda", "Abbiamo ricevuto la sua domanda. La risposta comparirà qui.", "Scriva la sua domanda.", "Queste opzioni non vanno insieme:"),
        ["ru"] = new(
            "Предложение", "Здесь вы можете прочитать предложение, принять его или отклонить:", "Действует до", "Версия", "Наименование", "Количество", "Цена", "Скидка", "Сумма", "по желанию, не входит в итог", "Без налога", "Налог", "Итого",
            "Это предложение подлинное: его выпустила компания {0} под этим номером.", "Принять предложение", "Отклонить", "Ваше имя", "Что вы хотите сказать (необязательно)", "Вы приняли это предложение. Спасибо.",
            "Вы отклонили это предложение.", "Срок предложения истёк. Попросите у нас новое.", "Это предложение заменяется новой версией. Принять его больше нельзя.", "Напишите своё имя.",
            "Эта ссылка больше не действует", "Воспользуйтесь ссылкой из более нового сообщения или попросите у нас другую.", "Слишком много попыток. Подождите минуту и попробуйте ещё раз.", "Язык",
            "Прочитать и проверить предложение можно здесь:", "Сохранить в PDF", "включить", "Пересчитать итог", "Вопросы", "Спросить", "Ваш вопрос", "Мы получили ваш вопрос. Ответ появится здесь.", "Напишите свой вопрос.", "Эти варианты не сочетаются:"),
        ["zh"] = new(
            "报价单", "您可以在此查看报价单，并接受或拒绝：", "有效期至", "版本", "项目", "数量", "单价", "折扣", "金额", "可选，不计入总额", "未税金额", "税额", "总计",
            "此报价单真实有效：由{0}以此编号出具。", "接受报价", "拒绝", "您的姓名", "您想说的话（选填）", "您已接受此报价，谢谢。",
            "您已拒绝此报价。", "此报价已过期，请向我们索取新的报价。", "此报价已有新版本，不能再接受。", "请填写您的姓名。",
            "此链接已失效", "请使用较新邮件中的链接，或向我们索取新的链接。", "尝试次数过多，请稍候一分钟再试。", "语言",
            "在此查看并核实报价：", "保存为 PDF", "选择此项", "重新计算总额", "提问", "提问", "您的问题", "我们已收到您的问题，答复将显示在此处。", "请填写您的问题。", "这些选项不能同时选择："),
    };

    public static QuoteTexts Of(string? language) => All.GetValueOrDefault((language ?? "en").Split('-')[0].ToLowerInvariant()) ?? All["en"];
}
