using System.Globalization;
using System.Net;
using System.Text;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Crm.Opportunities.CustomerPages;

/// <summary>The frame of pages that customers open by a secret address: five languages, no script.</summary>
internal static class CustomerPage
{
    private static readonly (string Code, string Name)[] Languages = [("en", "English"), ("es", "Español"), ("zh", "中文"), ("ru", "Русский"), ("it", "Italiano")];

    public static string LanguageOf(HttpContext http) => PublicPage.LanguageOf(http, CustomerPageTexts.All.ContainsKey);

    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : language);

    /// <summary>A whole page around what stands between its head and its languages.</summary>
    public static IResult Show(HttpContext http, string title, string body, string style = "", int status = StatusCodes.Status200OK)
    {
        var language = LanguageOf(http);
        var html = new StringBuilder("<!doctype html><html lang=\"").Append(language)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>").Append(Encode(title))
            .Append("</title><style nonce=\"").Append(PublicPage.Nonce(http)).Append("\">").Append(PublicPage.Style).Append(style).Append("</style></head><body><main><h1>").Append(Encode(title)).Append("</h1>").Append(body)
            .Append("<nav aria-label=\"").Append(Encode(CustomerPageTexts.All[language].Language)).Append("\">");
        foreach (var (code, name) in Languages)
        {
            html.Append("<a href=\"").Append(Encode($"{http.Request.Path}?lang={code}")).Append("\" lang=\"").Append(code).Append("\">").Append(Encode(name)).Append("</a>");
        }

        return PublicPage.Html(http, html.Append("</nav></main></body></html>").ToString(), status);
    }

    /// <summary>For whom has no such page, or had one that has run out.</summary>
    public static IResult Gone(HttpContext http)
    {
        var texts = CustomerPageTexts.All[LanguageOf(http)];
        return Show(http, texts.Gone, $"<p>{Encode(texts.GoneHint)}</p>", status: StatusCodes.Status404NotFound);
    }

    /// <summary>Null where the network address may ask.</summary>
    public static IResult? Refuse(HttpContext http, PreferenceRate rate)
    {
        if (rate.Allows(http.Connection.RemoteIpAddress))
        {
            return null;
        }

        http.Response.Headers.RetryAfter = "60";
        var texts = CustomerPageTexts.All[LanguageOf(http)];
        return Show(http, texts.TooMany, $"<p>{Encode(texts.TooManyHint)}</p>", status: StatusCodes.Status429TooManyRequests);
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";
}

/// <summary>What all such pages say.</summary>
internal sealed record CustomerPageTexts(string Language, string Gone, string GoneHint, string TooMany, string TooManyHint)
{
    public static readonly IReadOnlyDictionary<string, CustomerPageTexts> All = new Dictionary<string, CustomerPageTexts>(StringComparer.Ordinal)
    {
        ["en"] = new("Language", "This link is not valid any more", "Use the link in a newer message, or ask us for another one.", "Too many attempts", "Wait a minute and try again."),
        ["es"] = new("Idioma", "Este enlace ya no es válido", "Use el enlace de un mensaje más reciente o pídanos otro.", "Demasiados intentos", "Espere un minuto y vuelva a intentarlo."),
        ["zh"] = new("语言", "此链接已失效", "请使用较新邮件中的链接，或向我们索取新的链接。", "尝试次数过多", "请稍候一分钟再试。"),
        ["ru"] = new("Язык", "Эта ссылка больше не действует", "Воспользуйтесь ссылкой из более нового сообщения или попросите у нас другую.", "Слишком много попыток", "Подождите минуту и попробуйте ещё раз."),
        ["it"] = new("Lingua", "Questo link non è più valido", "Usi il link di un messaggio più recente o ce ne chieda un altro.", "Troppi tentativi", "Attenda un minuto e riprovi."),
    };
}
