namespace Crm.Opportunities.Motives;

/// <summary>What customers read who are asked why they have ordered again.</summary>
internal sealed record MotiveTexts(string Subject, string MailText, string Title, string Question, string Hint, string Thanks, string Change, string Closed)
{
    public static readonly IReadOnlyDictionary<string, MotiveTexts> All = new Dictionary<string, MotiveTexts>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Why did you order from us again?", "Thank you for your order {0}. One tap tells us why you came back:", "Thank you for your order {0}", "What made you order from us again?", "One tap is enough.",
            "Thank you. You have chosen: {0}", "Did you mean something else? Choose again.", "There is nothing to choose at the moment. Thank you all the same."),
        ["es"] = new(
            "¿Por qué ha vuelto a comprarnos?", "Gracias por su pedido {0}. Con un solo toque nos dice por qué ha vuelto:", "Gracias por su pedido {0}", "¿Qué le ha hecho volver a comprarnos?", "Basta con un toque.",
            "Gracias. Ha elegido: {0}", "¿Quería decir otra cosa? Elija de nuevo.", "Ahora mismo no hay nada que elegir. Gracias de todos modos."),
        ["zh"] = new(
            "您为什么再次向我们订购？", "感谢您的订单 {0}。轻点一下，告诉我们您再次光临的原因：", "感谢您的订单 {0}", "是什么让您再次向我们订购？", "轻点一下即可。",
            "谢谢，您选择了：{0}", "想改一下？请重新选择。", "目前没有可选项，仍然感谢您。"),
        ["ru"] = new(
            "Почему вы снова сделали заказ у нас?", "Спасибо за заказ {0}. Одним нажатием вы расскажете, почему вернулись:", "Спасибо за заказ {0}", "Почему вы снова выбрали нас?", "Достаточно одного нажатия.",
            "Спасибо. Вы выбрали: {0}", "Хотели ответить иначе? Выберите ещё раз.", "Сейчас выбирать не из чего. Всё равно спасибо."),
        ["it"] = new(
            "Perché ha ordinato di nuovo da noi?", "Grazie per il suo ordine {0}. Con un tocco ci dice perché è tornato:", "Grazie per il suo ordine {0}", "Che cosa l’ha spinta a ordinare di nuovo da noi?", "Basta un tocco.",
            "Grazie. Ha scelto: {0}", "Intendeva altro? Scelga di nuovo.", "Al momento non c’è nulla da scegliere. Grazie comunque."),
    };

    public static MotiveTexts Of(string? language) => All.GetValueOrDefault((language ?? "en").Split('-')[0].ToLowerInvariant()) ?? All["en"];
}
