using System.Net;
using System.Text;
using Crm.Platform.Http;

namespace Crm.Platform.Consents.Preferences;

/// <summary>Writes the page as HTML that needs no script: a form with a group of boxes for each purpose.</summary>
internal static class PreferencePage
{
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
        .Append("</title><style nonce=\"").Append(nonce).Append("\">").Append(PublicPage.Style).Append("</style></head><body><main><h1>").Append(Encode(title)).Append("</h1>");

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
