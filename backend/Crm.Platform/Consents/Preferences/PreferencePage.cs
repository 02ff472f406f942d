using System.Net;
using System.Text;

namespace Crm.Platform.Consents.Preferences;

/// <summary>Writes the page as HTML that needs no script: a form with a group of boxes for each purpose.</summary>
internal static class PreferencePage
{
    private const string Style =
        "body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;color:#1b1b1f;background:#f6f6f8}main{max-width:40rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:.75rem}"
        + "h1{font-size:1.5rem;margin:0 0 .5rem}fieldset{border:1px solid #b9b9c3;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem 1rem}legend{font-weight:600;padding:0 .25rem}p{margin:.25rem 0}"
        + "label{display:flex;gap:.6rem;align-items:center;min-height:2.75rem}input[type=checkbox]{width:1.4rem;height:1.4rem}button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:.5rem;border:1px solid #2f4bb5;background:#2f4bb5;color:#fff;cursor:pointer}"
        + "button.plain{background:#fff;color:#2f4bb5}button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #0b1f73;outline-offset:2px}.saved{border:2px solid #0a6b3d;border-radius:.5rem;padding:.5rem 1rem;font-weight:600}nav{margin-top:1.5rem}nav a{display:inline-block;padding:.6rem .8rem .6rem 0;color:#2f4bb5}form+form{border-top:1px solid #d5d5dd;margin-top:1.5rem;padding-top:1rem}";

    public static string Choose(string language, string nonce, string path, IReadOnlyList<ConsentPurpose> purposes, Func<ConsentPurpose, ConsentChannel, bool> isOn, bool saved)
    {
        var texts = PreferenceTexts.All[language];
        var html = Begin(language, nonce, texts.Title);
        if (saved)
        {
            html.Append("<p class=\"saved\" role=\"status\">").Append(Encode(texts.Saved)).Append("</p>");
        }

        var action = Encode($"{path}?lang={language}");
        html.Append("<p>").Append(Encode(texts.Intro)).Append("</p><form method=\"post\" action=\"").Append(action).Append("\"><input type=\"hidden\" name=\"act\" value=\"save\">");
        foreach (var purpose in purposes)
        {
            var text = ConsentPurpose.In(purpose.Current, language);
            var hint = Encode($"about-{purpose.Key}");
            html.Append("<fieldset aria-describedby=\"").Append(hint).Append("\"><legend>").Append(Encode(text.Name)).Append("</legend><p id=\"").Append(hint).Append("\">").Append(Encode(text.Text)).Append("</p>");
            foreach (var channel in purpose.Channels.Order())
            {
                html.Append("<label><input type=\"checkbox\" name=\"may\" value=\"").Append(Encode(Name(channel, purpose.Key))).Append(isOn(purpose, channel) ? "\" checked>" : "\">").Append(Encode(texts.Of(channel))).Append("</label>");
            }

            html.Append("</fieldset>");
        }

        html.Append("<button type=\"submit\">").Append(Encode(texts.Save)).Append("</button></form><form method=\"post\" action=\"").Append(action)
            .Append("\"><input type=\"hidden\" name=\"act\" value=\"nothing\"><p id=\"about-nothing\">").Append(Encode(texts.NothingHint)).Append("</p><button type=\"submit\" class=\"plain\" aria-describedby=\"about-nothing\">")
            .Append(Encode(texts.Nothing)).Append("</button></form>");
        return End(html, language, path, texts);
    }

    public static string Say(string language, string nonce, string path, string title, string text)
    {
        var html = Begin(language, nonce, title).Append("<p>").Append(Encode(text)).Append("</p>");
        return End(html, language, path, PreferenceTexts.All[language]);
    }

    public static string Name(ConsentChannel channel, string purpose) => $"{channel.ToString().ToLowerInvariant()}.{purpose}";

    private static StringBuilder Begin(string language, string nonce, string title) => new StringBuilder("<!doctype html><html lang=\"").Append(language)
        .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>").Append(Encode(title))
        .Append("</title><style nonce=\"").Append(nonce).Append("\">").Append(Style).Append("</style></head><body><main><h1>").Append(Encode(title)).Append("</h1>");

    private static string End(StringBuilder html, string language, string path, PreferenceTexts texts)
    {
        html.Append("<nav aria-label=\"").Append(Encode(texts.Language)).Append("\">");
        foreach (var (code, name) in PreferenceTexts.Names)
        {
            html.Append("<a href=\"").Append(Encode($"{path}?lang={code}")).Append("\" lang=\"").Append(code).Append('"').Append(code == language ? " aria-current=\"true\">" : ">").Append(Encode(name)).Append("</a> ");
        }

        return html.Append("</nav></main></body></html>").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
