namespace Crm.Platform.Templates;

/// <summary>A template that the product brings, with the placeholders that are filled in where it is used.</summary>
internal sealed record BuiltInTemplate(string Key, string Name, IReadOnlyList<string> Placeholders, IReadOnlyList<LocalText> Texts);

/// <summary>Every template that the product brings, in its five languages.</summary>
internal static class BuiltInTemplates
{
    private static readonly string[] Common = ["recipient.name", "link", "count"];

    public static readonly IReadOnlyList<BuiltInTemplate> All =
    [
        new("notification.recordAssigned", "Notification: a record was assigned", [.. Common, "actor.name", "record.name"],
        [
            Text("en", "{{actor.name | default: \"Somebody\"}} assigned you {{record.name | default: \"a record\"}}", "Hello {{recipient.name}},", "{{actor.name | default: \"Somebody\"}} has made you responsible for **{{record.name | default: \"a record\"}}**.", "[Open it]({{link}})"),
            Text("es", "{{actor.name | default: \"Alguien\"}} te ha asignado {{record.name | default: \"un registro\"}}", "Hola, {{recipient.name}}:", "{{actor.name | default: \"Alguien\"}} te ha hecho responsable de **{{record.name | default: \"un registro\"}}**.", "[Abrir]({{link}})"),
            Text("zh", "{{actor.name | default: \"有人\"}}将{{record.name | default: \"一条记录\"}}分配给了您", "{{recipient.name}}，您好：", "{{actor.name | default: \"有人\"}}已将 **{{record.name | default: \"一条记录\"}}** 交由您负责。", "[打开]({{link}})"),
            Text("ru", "{{record.name | default: \"Запись\"}}: вы назначены ответственным", "Здравствуйте, {{recipient.name}}!", "{{actor.name | default: \"Коллега\"}} назначает вас ответственным: **{{record.name | default: \"запись\"}}**.", "[Открыть]({{link}})"),
            Text("it", "{{actor.name | default: \"Qualcuno\"}} ti ha assegnato {{record.name | default: \"un record\"}}", "Ciao {{recipient.name}},", "{{actor.name | default: \"Qualcuno\"}} ti ha affidato **{{record.name | default: \"un record\"}}**.", "[Apri]({{link}})"),
        ]),
        new("notification.jobFailed", "Notification: work in the background failed", Common,
        [
            Text("en", "Work in the background has failed", "Hello {{recipient.name}},", "Work that you started in the background has failed. What was done by then stays.", "[See why]({{link}})"),
            Text("es", "Un trabajo en segundo plano ha fallado", "Hola, {{recipient.name}}:", "Un trabajo que iniciaste en segundo plano ha fallado. Lo hecho hasta entonces se conserva.", "[Ver el motivo]({{link}})"),
            Text("zh", "后台任务失败", "{{recipient.name}}，您好：", "您启动的后台任务失败了。此前已完成的部分会保留。", "[查看原因]({{link}})"),
            Text("ru", "Фоновая задача завершилась с ошибкой", "Здравствуйте, {{recipient.name}}!", "Запущенная вами фоновая задача завершилась с ошибкой. Сделанное до этого сохранено.", "[Посмотреть причину]({{link}})"),
            Text("it", "Un'attività in background non è riuscita", "Ciao {{recipient.name}},", "Un'attività che hai avviato in background non è riuscita. Quanto fatto fino a quel momento resta.", "[Vedi perché]({{link}})"),
        ]),
        new("notification.jobFinished", "Notification: work in the background is done", Common,
        [
            Text("en", "Your work in the background is done", "Hello {{recipient.name}},", "Work that you started in the background is done.", "[See the result]({{link}})"),
            Text("es", "Tu trabajo en segundo plano ha terminado", "Hola, {{recipient.name}}:", "El trabajo que iniciaste en segundo plano ha terminado.", "[Ver el resultado]({{link}})"),
            Text("zh", "后台任务已完成", "{{recipient.name}}，您好：", "您启动的后台任务已完成。", "[查看结果]({{link}})"),
            Text("ru", "Фоновая задача выполнена", "Здравствуйте, {{recipient.name}}!", "Запущенная вами фоновая задача выполнена.", "[Посмотреть результат]({{link}})"),
            Text("it", "La tua attività in background è terminata", "Ciao {{recipient.name}},", "L'attività che hai avviato in background è terminata.", "[Vedi il risultato]({{link}})"),
        ]),
        new("notification.digest", "Notification: several at once, and the daily digest", [.. Common, "items"],
        [
            Text("en", "News in the CRM: {{count}}", "Hello {{recipient.name}},", "this is new for you:", "{{items}}", "[Open the CRM]({{link}})"),
            Text("es", "Novedades en el CRM: {{count}}", "Hola, {{recipient.name}}:", "esto es nuevo para ti:", "{{items}}", "[Abrir el CRM]({{link}})"),
            Text("zh", "CRM 新消息：{{count}}", "{{recipient.name}}，您好：", "您有以下新消息：", "{{items}}", "[打开 CRM]({{link}})"),
            Text("ru", "Новое в CRM: {{count}}", "Здравствуйте, {{recipient.name}}!", "Для вас есть новое:", "{{items}}", "[Открыть CRM]({{link}})"),
            Text("it", "Novità nel CRM: {{count}}", "Ciao {{recipient.name}},", "ecco le novità per te:", "{{items}}", "[Apri il CRM]({{link}})"),
        ]),
        .. AccountTemplates.All,
        SecurityTemplate.It,
    ];

    public static BuiltInTemplate? Find(string key) => All.FirstOrDefault(t => t.Key == key);

    internal static LocalText Text(string language, string subject, params string[] paragraphs) => new(language, subject, string.Join("\n\n", paragraphs));
}
