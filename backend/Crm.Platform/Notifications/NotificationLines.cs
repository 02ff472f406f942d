using System.Globalization;

namespace Crm.Platform.Notifications;

/// <summary>One line for each notification of a digest, in the recipient's language.</summary>
internal static class NotificationLines
{
    // By kind and language: for one (of {0}, by {1}), and for many ({2} of them).
    private static readonly Dictionary<(string Kind, string Language), (string One, string Many)> Lines = new()
    {
        [("recordAssigned", "en")] = ("{1} assigned you {0}", "{1} assigned you records: {2}"),
        [("recordAssigned", "es")] = ("{1} te ha asignado {0}", "{1} te ha asignado registros: {2}"),
        [("recordAssigned", "zh")] = ("{1}将 {0} 分配给了您", "{1}分配给您的记录：{2}"),
        [("recordAssigned", "ru")] = ("{1} назначает вас ответственным: {0}", "{1} назначает вас ответственным, записей: {2}"),
        [("recordAssigned", "it")] = ("{1} ti ha assegnato {0}", "{1} ti ha assegnato record: {2}"),
        [("jobFinished", "en")] = ("Your work in the background is done", "Work in the background done: {2}"),
        [("jobFinished", "es")] = ("Tu trabajo en segundo plano ha terminado", "Trabajos en segundo plano terminados: {2}"),
        [("jobFinished", "zh")] = ("后台任务已完成", "已完成的后台任务：{2}"),
        [("jobFinished", "ru")] = ("Фоновая задача выполнена", "Выполнено фоновых задач: {2}"),
        [("jobFinished", "it")] = ("La tua attività in background è terminata", "Attività in background terminate: {2}"),
        [("jobFailed", "en")] = ("Your work in the background has failed", "Work in the background failed: {2}"),
        [("jobFailed", "es")] = ("Tu trabajo en segundo plano ha fallado", "Trabajos en segundo plano fallidos: {2}"),
        [("jobFailed", "zh")] = ("后台任务失败", "失败的后台任务：{2}"),
        [("jobFailed", "ru")] = ("Фоновая задача завершилась с ошибкой", "Фоновых задач с ошибкой: {2}"),
        [("jobFailed", "it")] = ("La tua attività in background non è riuscita", "Attività in background non riuscite: {2}"),
        [("deliveryDead", "en")] = ("An event could not be delivered", "Events that could not be delivered: {2}"),
        [("deliveryDead", "es")] = ("Un evento no se pudo entregar", "Eventos que no se pudieron entregar: {2}"),
        [("deliveryDead", "zh")] = ("有一个事件无法送达", "无法送达的事件：{2}"),
        [("deliveryDead", "ru")] = ("Событие не удалось доставить", "Недоставленных событий: {2}"),
        [("deliveryDead", "it")] = ("Un evento non è stato recapitato", "Eventi non recapitati: {2}"),
        [("mailFailed", "en")] = ("A mail could not be sent", "Mails that could not be sent: {2}"),
        [("mailFailed", "es")] = ("Un correo no se pudo enviar", "Correos que no se pudieron enviar: {2}"),
        [("mailFailed", "zh")] = ("有一封邮件无法发送", "无法发送的邮件：{2}"),
        [("mailFailed", "ru")] = ("Письмо не удалось отправить", "Неотправленных писем: {2}"),
        [("mailFailed", "it")] = ("Un'e-mail non è stata inviata", "E-mail non inviate: {2}"),
        [("apiKeyExpiring", "en")] = ("An API key expires soon", "API keys that expire soon: {2}"),
        [("apiKeyExpiring", "es")] = ("Una clave de API caduca pronto", "Claves de API que caducan pronto: {2}"),
        [("apiKeyExpiring", "zh")] = ("有一个 API 密钥即将过期", "即将过期的 API 密钥：{2}"),
        [("apiKeyExpiring", "ru")] = ("Скоро истечёт срок ключа API", "Ключей API с истекающим сроком: {2}"),
        [("apiKeyExpiring", "it")] = ("Una chiave API sta per scadere", "Chiavi API in scadenza: {2}"),
        [("emailFailed", "en")] = ("Your e-mail did not arrive: {0}", "E-mails of yours that did not arrive: {2}"),
        [("emailFailed", "es")] = ("Tu correo no llegó: {0}", "Correos tuyos que no llegaron: {2}"),
        [("emailFailed", "zh")] = ("您的邮件未送达：{0}", "您未送达的邮件：{2} 封"),
        [("emailFailed", "ru")] = ("Ваше письмо не доставлено: {0}", "Ваших недоставленных писем: {2}"),
        [("emailFailed", "it")] = ("La tua e-mail non è arrivata: {0}", "Tue e-mail non arrivate: {2}"),
        [("activityReminder", "en")] = ("Reminder: {0}", "Reminders: {2}"),
        [("activityReminder", "es")] = ("Recordatorio: {0}", "Recordatorios: {2}"),
        [("activityReminder", "zh")] = ("提醒：{0}", "提醒：{2} 条"),
        [("activityReminder", "ru")] = ("Напоминание: {0}", "Напоминаний: {2}"),
        [("activityReminder", "it")] = ("Promemoria: {0}", "Promemoria: {2}"),
        [("activityMention", "en")] = ("{1} mentioned you in {0}", "Mentions of you: {2}"),
        [("activityMention", "es")] = ("{1} te ha mencionado en {0}", "Menciones: {2}"),
        [("activityMention", "zh")] = ("{1}在 {0} 中提到了您", "提到您的次数：{2}"),
        [("activityMention", "ru")] = ("{1} упоминает вас: {0}", "Упоминаний о вас: {2}"),
        [("activityMention", "it")] = ("{1} ti ha menzionato in {0}", "Menzioni: {2}"),
        [("promiseOverdue", "en")] = ("A promise is overdue: {0}", "Promises that are overdue: {2}"),
        [("promiseOverdue", "es")] = ("Una promesa ha vencido: {0}", "Promesas vencidas: {2}"),
        [("promiseOverdue", "zh")] = ("承诺已逾期：{0}", "逾期的承诺：{2}"),
        [("promiseOverdue", "ru")] = ("Обещание просрочено: {0}", "Просроченных обещаний: {2}"),
        [("promiseOverdue", "it")] = ("Una promessa è scaduta: {0}", "Promesse scadute: {2}"),
        [("promiseEscalated", "en")] = ("A colleague's promise is overdue for days: {0}", "Colleagues' promises overdue for days: {2}"),
        [("promiseEscalated", "es")] = ("La promesa de un colega venció hace días: {0}", "Promesas de colegas vencidas hace días: {2}"),
        [("promiseEscalated", "zh")] = ("同事的承诺已逾期数日：{0}", "同事逾期数日的承诺：{2}"),
        [("promiseEscalated", "ru")] = ("Обещание коллеги просрочено уже несколько дней: {0}", "Обещаний коллег, просроченных на несколько дней: {2}"),
        [("promiseEscalated", "it")] = ("La promessa di un collega è scaduta da giorni: {0}", "Promesse di colleghi scadute da giorni: {2}"),
        [("promiseContradicted", "en")] = ("A colleague has promised the customer something else: {0}", "Promises that contradict colleagues': {2}"),
        [("promiseContradicted", "es")] = ("Un colega ha prometido otra cosa al cliente: {0}", "Promesas que contradicen las de colegas: {2}"),
        [("promiseContradicted", "zh")] = ("同事向该客户作出了不同的承诺：{0}", "与同事相互矛盾的承诺：{2}"),
        [("promiseContradicted", "ru")] = ("Коллега пообещал клиенту другое: {0}", "Обещаний, противоречащих обещаниям коллег: {2}"),
        [("promiseContradicted", "it")] = ("Un collega ha promesso altro al cliente: {0}", "Promesse in contrasto con quelle di colleghi: {2}"),
        [("clockSoon", "en")] = ("An answer is due soon: {0}", "Answers that are due soon: {2}"),
        [("clockSoon", "es")] = ("Pronto vence una respuesta: {0}", "Respuestas que vencen pronto: {2}"),
        [("clockSoon", "zh")] = ("即将到期，请回复：{0}", "即将到期的回复：{2}"),
        [("clockSoon", "ru")] = ("Скоро истекает срок ответа: {0}", "Ответов с истекающим сроком: {2}"),
        [("clockSoon", "it")] = ("Una risposta scade a breve: {0}", "Risposte in scadenza a breve: {2}"),
        [("clockLate", "en")] = ("An answer is late: {0}", "Answers that are late: {2}"),
        [("clockLate", "es")] = ("Una respuesta va con retraso: {0}", "Respuestas con retraso: {2}"),
        [("clockLate", "zh")] = ("回复已逾期：{0}", "逾期的回复：{2}"),
        [("clockLate", "ru")] = ("Ответ просрочен: {0}", "Просроченных ответов: {2}"),
        [("clockLate", "it")] = ("Una risposta è in ritardo: {0}", "Risposte in ritardo: {2}"),
        [("clockEscalated", "en")] = ("A colleague's answer is late: {0}", "Colleagues' answers that are late: {2}"),
        [("clockEscalated", "es")] = ("La respuesta de un colega va con retraso: {0}", "Respuestas de colegas con retraso: {2}"),
        [("clockEscalated", "zh")] = ("同事的回复已逾期：{0}", "同事逾期的回复：{2}"),
        [("clockEscalated", "ru")] = ("Ответ коллеги просрочен: {0}", "Просроченных ответов коллег: {2}"),
        [("clockEscalated", "it")] = ("La risposta di un collega è in ritardo: {0}", "Risposte di colleghi in ritardo: {2}"),
        [("leadPassed", "en")] = ("A lead was passed to you: {0}", "Leads passed to you: {2}"),
        [("leadPassed", "es")] = ("Te han pasado un cliente potencial: {0}", "Clientes potenciales que te han pasado: {2}"),
        [("leadPassed", "zh")] = ("有一条线索移交给您：{0}", "移交给您的线索：{2}"),
        [("leadPassed", "ru")] = ("Вам передан лид: {0}", "Передано вам лидов: {2}"),
        [("leadPassed", "it")] = ("Ti è stato passato un lead: {0}", "Lead passati a te: {2}"),
        [("leadReturned", "en")] = ("A lead has come back: {0}", "Leads that have come back: {2}"),
        [("leadReturned", "es")] = ("Ha vuelto un cliente potencial: {0}", "Clientes potenciales que han vuelto: {2}"),
        [("leadReturned", "zh")] = ("线索已退回：{0}", "退回的线索：{2}"),
        [("leadReturned", "ru")] = ("Лид возвращён: {0}", "Возвращено лидов: {2}"),
        [("leadReturned", "it")] = ("Un lead è tornato: {0}", "Lead tornati: {2}"),
        [("inquiryArrived", "en")] = ("Somebody asks you something: {0}", "Inquiries for you: {2}"),
        [("inquiryArrived", "es")] = ("Alguien te consulta: {0}", "Consultas para ti: {2}"),
        [("inquiryArrived", "zh")] = ("有人向您咨询：{0}", "给您的咨询：{2}"),
        [("inquiryArrived", "ru")] = ("К вам поступил запрос: {0}", "Запросов для вас: {2}"),
        [("inquiryArrived", "it")] = ("Qualcuno ti chiede qualcosa: {0}", "Richieste per te: {2}"),
        [("inquiryOverdue", "en")] = ("An inquiry still waits for your answer: {0}", "Inquiries that still wait for your answer: {2}"),
        [("inquiryOverdue", "es")] = ("Una consulta sigue esperando tu respuesta: {0}", "Consultas que esperan tu respuesta: {2}"),
        [("inquiryOverdue", "zh")] = ("有一个咨询仍在等待您的回复：{0}", "仍在等待您回复的咨询：{2}"),
        [("inquiryOverdue", "ru")] = ("Запрос всё ещё ждёт вашего ответа: {0}", "Запросов, ожидающих вашего ответа: {2}"),
        [("inquiryOverdue", "it")] = ("Una richiesta attende ancora la tua risposta: {0}", "Richieste che attendono la tua risposta: {2}"),
        [("inquiryEscalated", "en")] = ("Nobody has answered an inquiry in time: {0}", "Inquiries that nobody has answered in time: {2}"),
        [("inquiryEscalated", "es")] = ("Nadie ha respondido a tiempo a una consulta: {0}", "Consultas sin respuesta a tiempo: {2}"),
        [("inquiryEscalated", "zh")] = ("有一个咨询未按时回复：{0}", "未按时回复的咨询：{2}"),
        [("inquiryEscalated", "ru")] = ("На запрос вовремя не ответили: {0}", "Запросов без своевременного ответа: {2}"),
        [("inquiryEscalated", "it")] = ("Nessuno ha risposto in tempo a una richiesta: {0}", "Richieste senza risposta in tempo: {2}"),
        [("inquiryCaught", "en")] = ("No rule gave an inquiry to anybody: {0}", "Inquiries that no rule gave to anybody: {2}"),
        [("inquiryCaught", "es")] = ("Ninguna regla asignó una consulta: {0}", "Consultas que ninguna regla asignó: {2}"),
        [("inquiryCaught", "zh")] = ("没有规则分配该咨询：{0}", "没有规则分配的咨询：{2}"),
        [("inquiryCaught", "ru")] = ("Ни одно правило не назначило запрос: {0}", "Запросов, не назначенных правилами: {2}"),
        [("inquiryCaught", "it")] = ("Nessuna regola ha assegnato una richiesta: {0}", "Richieste non assegnate da regole: {2}"),
    };

    private static readonly Dictionary<string, (string Record, string Actor)> Unnamed = new(StringComparer.Ordinal)
    {
        ["en"] = ("a record", "Somebody"), ["es"] = ("un registro", "Alguien"), ["zh"] = ("一条记录", "有人"), ["ru"] = ("запись", "Коллега"), ["it"] = ("un record", "Qualcuno"),
    };

    /// <summary>The line; a kind without words of its own is called by its name.</summary>
    public static string Of(string kind, string? language, int count, string? recordName, string? actorName)
    {
        var known = language?.Split('-')[0] is { } wanted && Unnamed.ContainsKey(wanted) ? wanted : "en";
        if (!Lines.TryGetValue((kind, known), out var line))
        {
            return kind;
        }

        var (record, actor) = Unnamed[known];
        return string.Format(CultureInfo.InvariantCulture, count == 1 ? line.One : line.Many, recordName ?? record, actorName ?? actor, count);
    }
}
