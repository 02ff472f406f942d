using System.Globalization;
using System.Net;
using System.Text;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Platform.Http;

namespace Crm.Opportunities.Quotes;

/// <summary>Writes the page on which a customer reads a quote, as HTML that needs no script.</summary>
internal static class QuotePage
{
    private const string Style = "main{max-width:52rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.5rem;text-align:end;border-bottom:1px solid #d5d5dd;vertical-align:top}th:first-child,td:first-child{text-align:start}"
        + "tfoot td,tfoot th{border:0}tfoot tr:last-child{font-weight:700;font-size:1.15rem}small{color:#55555f;display:block}.terms{white-space:pre-wrap}input[type=text]{font:inherit;min-height:2.75rem;padding:.4rem .75rem;border:1px solid #77777f;border-radius:.5rem;box-sizing:border-box;width:100%}"
        + "label.text{display:block;margin:.75rem 0}textarea{font:inherit;width:100%;box-sizing:border-box;border:1px solid #77777f;border-radius:.5rem;padding:.4rem .75rem}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}@media(max-width:36rem){main{margin:0;padding:1rem}th,td{padding:.4rem .2rem;font-size:.9rem}}@media print{form,nav{display:none}main{margin:0}}.genuine{color:#55555f;margin-top:1.5rem}.wrong{border:2px solid #a3151a;border-radius:.5rem;padding:.5rem 1rem}.scroll{overflow-x:auto}";

    private static readonly (string Code, string Name)[] Languages = [("en", "English"), ("es", "Español"), ("zh", "中文"), ("ru", "Русский"), ("it", "Italiano")];

    public static string Show(Quote quote, string language, string nonce, string path, string company, DateOnly today, IReadOnlyList<QuoteMessage> messages, string? wrong = null)
    {
        var texts = QuoteTexts.All[language];
        var culture = CultureInfo.GetCultureInfo(language == "zh" ? "zh-Hans" : language);
        var html = Begin(language, nonce, $"{texts.Quote} {quote.Number}");
        html.Append("<p><strong>").Append(Encode(quote.Title)).Append("</strong></p><p>").Append(Encode($"{texts.Version} {quote.Revision} · {texts.ValidUntil} {quote.ValidUntil?.ToString("d", culture)}")).Append("</p>");
        if (State(quote, texts, today) is { } state)
        {
            html.Append("<p class=\"saved\" role=\"status\">").Append(Encode(state)).Append("</p>");
        }

        var isOpen = quote.Status == QuoteStatus.Sent && !quote.HasExpired(today);
        if (wrong is not null)
        {
            html.Append("<p class=\"wrong\" role=\"alert\">").Append(Encode(wrong)).Append("</p>");
        }

        if (isOpen)
        {
            html.Append("<form method=\"post\" action=\"").Append(Encode($"{path}?lang={language}")).Append("\">");
        }

        Lines(html, quote, texts, culture, isOpen);
        if (!string.IsNullOrWhiteSpace(quote.Terms))
        {
            html.Append("<p class=\"terms\">").Append(Encode(quote.Terms)).Append("</p>");
        }

        if (isOpen)
        {
            Form(html, texts);
        }

        html.Append("<p><a href=\"").Append(Encode($"{path}/pdf?lang={language}")).Append("\">").Append(Encode(texts.Pdf)).Append("</a></p>");
        Questions(html, texts, culture, messages, quote.Status is QuoteStatus.Sent or QuoteStatus.Accepted ? Encode($"{path}?lang={language}") : null);

        html.Append("<p class=\"genuine\">").Append(Encode(string.Format(CultureInfo.InvariantCulture, texts.Genuine, company))).Append("</p>");
        return End(html, path, texts);
    }

    public static string Say(string language, string nonce, string path, string title, string text) =>
        End(Begin(language, nonce, title).Append("<p>").Append(Encode(text)).Append("</p>"), path, QuoteTexts.All[language]);

    private static string? State(Quote quote, QuoteTexts texts, DateOnly today) => quote.Status switch
    {
        QuoteStatus.Accepted => texts.Accepted,
        QuoteStatus.Declined => texts.Declined,
        QuoteStatus.Replaced => texts.Replaced,
        _ => quote.HasExpired(today) ? texts.Expired : null,
    };

    private static void Lines(StringBuilder html, Quote quote, QuoteTexts texts, CultureInfo culture, bool isOpen)
    {
        var currency = quote.Currency!;
        var totals = QuoteTotals.Of(quote.Lines, currency);
        var format = $"N{Currencies.MinorDigits(currency)}";
        string Amount(long minor) => Encode(Exact.Amount(minor, currency).ToString(format, culture));
        html.Append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">").Append(Encode(texts.Item)).Append("</th><th scope=\"col\">").Append(Encode(texts.Quantity)).Append("</th><th scope=\"col\">").Append(Encode(texts.Price))
            .Append("</th><th scope=\"col\">").Append(Encode(texts.Discount)).Append("</th><th scope=\"col\">").Append(Encode($"{texts.Amount}, {currency}")).Append("</th></tr></thead><tbody>");
        foreach (var (line, total, index) in quote.Lines.Zip(totals.Lines).Select((l, i) => (l.First, l.Second, i)))
        {
            html.Append("<tr><td>").Append(Encode(line.Name)).Append(line.Optional ? Option(line.Chosen, index, texts, isOpen) : "").Append("</td><td>").Append(Encode($"{line.Quantity.ToString("0.######", culture)} {line.Unit}".TrimEnd()))
                .Append("</td><td>").Append(Encode(line.UnitPrice.ToString("#,0.00####", culture))).Append("</td><td>").Append(line.Discount == 0 ? "" : Encode($"{line.Discount.ToString("0.######", culture)} %")).Append("</td><td>").Append(Amount(total.Net)).Append("</td></tr>");
        }

        html.Append("</tbody><tfoot>");
        Foot(html, texts.Net, Amount(totals.Net));
        foreach (var rate in totals.Rates.Where(r => r.Rate != 0))
        {
            Foot(html, $"{texts.Tax} {rate.Rate.ToString("0.######", culture)} %", Amount(rate.Tax));
        }

        Foot(html, $"{texts.Total}, {currency}", Amount(totals.Total));
        html.Append("</tfoot></table></div>");
        if (isOpen && quote.Lines.Exists(l => l.Optional))
        {
            html.Append("<p><button type=\"submit\" name=\"act\" value=\"update\" class=\"plain\" formnovalidate>").Append(Encode(texts.Update)).Append("</button></p>");
        }
    }

    // Whoever may still choose ticks it; afterwards it says what was chosen.
    private static string Option(bool isChosen, int index, QuoteTexts texts, bool isOpen) => isOpen
        ? $"<label><input type=\"checkbox\" name=\"take\" value=\"{index}\"{(isChosen ? " checked" : "")}> {Encode(texts.Take)} <small>({Encode(texts.Optional)})</small></label>"
        : isChosen ? "" : $"<small>{Encode(texts.Optional)}</small>";

    private static void Questions(StringBuilder html, QuoteTexts texts, CultureInfo culture, IReadOnlyList<QuoteMessage> messages, string? action)
    {
        if (messages.Count == 0 && action is null)
        {
            return;
        }

        html.Append("<section><h2>").Append(Encode(texts.Questions)).Append("</h2>");
        foreach (var message in messages)
        {
            html.Append("<p><strong>").Append(Encode(message.By)).Append("</strong> <small>").Append(Encode(message.At.ToString("g", culture))).Append(" UTC</small></p><p class=\"terms\">").Append(Encode(message.Text)).Append("</p>");
        }

        if (action is not null)
        {
            html.Append("<form method=\"post\" action=\"").Append(action).Append("\"><label class=\"text\">").Append(Encode(texts.YourName)).Append("<input type=\"text\" name=\"name\" maxlength=\"200\" autocomplete=\"name\" required></label><label class=\"text\">")
                .Append(Encode(texts.Question)).Append("<textarea name=\"question\" maxlength=\"2000\" rows=\"3\" required></textarea></label><button type=\"submit\" name=\"act\" value=\"ask\" class=\"plain\">").Append(Encode(texts.Ask)).Append("</button></form>");
        }

        html.Append("</section>");
    }

    private static void Foot(StringBuilder html, string name, string amount) =>
        html.Append("<tr><th scope=\"row\" colspan=\"4\">").Append(Encode(name)).Append("</th><td>").Append(amount).Append("</td></tr>");

    private static void Form(StringBuilder html, QuoteTexts texts)
    {
        html.Append("<label class=\"text\">").Append(Encode(texts.YourName)).Append("<input type=\"text\" name=\"name\" maxlength=\"200\" autocomplete=\"name\" required></label><label class=\"text\">").Append(Encode(texts.Words))
            .Append("<input type=\"text\" name=\"words\" maxlength=\"1000\"></label><button type=\"submit\" name=\"act\" value=\"accept\">").Append(Encode(texts.Accept))
            .Append("</button> <button type=\"submit\" name=\"act\" value=\"decline\" class=\"plain\">").Append(Encode(texts.Decline)).Append("</button></form>");
    }

    private static StringBuilder Begin(string language, string nonce, string title) => new StringBuilder("<!doctype html><html lang=\"").Append(language)
        .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>").Append(Encode(title))
        .Append("</title><style nonce=\"").Append(nonce).Append("\">").Append(PublicPage.Style).Append(Style).Append("</style></head><body><main><h1>").Append(Encode(title)).Append("</h1>");

    private static string End(StringBuilder html, string path, QuoteTexts texts)
    {
        html.Append("<nav aria-label=\"").Append(Encode(texts.Language)).Append("\">");
        foreach (var (code, name) in Languages)
        {
            html.Append("<a href=\"").Append(Encode($"{path}?lang={code}")).Append("\" lang=\"").Append(code).Append("\">").Append(Encode(name)).Append("</a>");
        }

        return html.Append("</nav></main></body></html>").ToString();
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
