using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Crm.Platform.Mailing;
using Markdig;

namespace Crm.Platform.Templates;

/// <summary>A template with its placeholders filled in; <see cref="Missing"/> names those without a value and without a default.</summary>
public sealed record RenderedText(string Subject, string Text, string Html, IReadOnlyList<string> Missing);

/// <summary>
/// Fills in templates. Values are put in after Markdown has become HTML, so that no value can be markup: in text they are encoded, in addresses
/// escaped, and an address that would run something leads nowhere.
/// </summary>
internal static partial class TemplateRenderer
{
    private static readonly MarkdownPipeline Paragraphs = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UsePipeTables().Build();
    private static readonly MarkdownPipeline Lines = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UsePipeTables().UseSoftlineBreakAsHardlineBreak().Build();

    public static RenderedText Render(TemplateText template, string language, IReadOnlyDictionary<string, object?> values, bool keepLines = false)
    {
        var culture = CultureOf(language);
        var missing = new List<string>();
        object Value(Placeholder placeholder)
        {
            var value = TemplateFormat.Format(placeholder, values.GetValueOrDefault(placeholder.Path), culture);
            if (value is null && !missing.Contains(placeholder.Path))
            {
                missing.Add(placeholder.Path);
            }

            return value ?? "";
        }

        var subject = string.Concat(TemplateParser.Parse(template.Subject).Parts.Select(p => p.Literal ?? Line(Value(p.Placeholder!))));
        var (body, filled) = WithTokens(template.Body, Value);
        return new RenderedText(MailText.OneLine(subject, 500), PlainText(body, filled, keepLines), Page(language, Html(body, filled, keepLines ? Lines : Paragraphs)), missing);
    }

    /// <summary>The text itself with values in it, to be read and kept.</summary>
    public static string Markdown(string body, string language, IReadOnlyDictionary<string, object?> values)
    {
        var culture = CultureOf(language);
        return string.Concat(TemplateParser.Parse(body).Parts.Select(p => p.Literal ?? Line(TemplateFormat.Format(p.Placeholder!, values.GetValueOrDefault(p.Placeholder!.Path), culture) ?? "")));
    }

    // Letters and digits, which Markdown and addresses leave as they are, and which do not occur in the text itself.
    private static (string Body, List<(string Token, object Value)> Filled) WithTokens(string body, Func<Placeholder, object> value)
    {
        var salt = 0;
        while (body.Contains($"zq{salt}p", StringComparison.Ordinal))
        {
            salt++;
        }

        var filled = new List<(string, object)>();
        var text = string.Concat(TemplateParser.Parse(body).Parts.Select(part =>
        {
            if (part.Placeholder is not { } placeholder)
            {
                return part.Literal;
            }

            filled.Add(($"zq{salt}p{filled.Count}z", value(placeholder)));
            return filled[^1].Item1;
        }));
        return (text, filled);
    }

    private static string Html(string body, List<(string Token, object Value)> filled, MarkdownPipeline pipeline)
    {
        var html = Address().Replace(Markdig.Markdown.ToHtml(body, pipeline), match => $"{match.Groups["name"].Value}=\"{SafeAddress(match.Groups["address"].Value, filled)}\"");
        foreach (var (token, value) in filled)
        {
            if (value is IReadOnlyList<string> list)
            {
                html = html.Replace($"<p>{token}</p>", $"<ul>{string.Concat(list.Select(item => $"<li>{WebUtility.HtmlEncode(item)}</li>"))}</ul>", StringComparison.Ordinal);
            }

            html = html.Replace(token, WebUtility.HtmlEncode(Line(value)), StringComparison.Ordinal);
        }

        return html;
    }

    private static string SafeAddress(string encoded, List<(string Token, object Value)> filled)
    {
        var address = WebUtility.HtmlDecode(encoded);
        foreach (var (token, value) in filled)
        {
            // A value that begins the address is the address; one further on is a part of it.
            var isWhole = address.StartsWith(token, StringComparison.Ordinal);
            address = address.Replace(token, isWhole ? Line(value) : Uri.EscapeDataString(Line(value)), StringComparison.Ordinal);
        }

        var isSafe = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
        return isSafe ? WebUtility.HtmlEncode(address) : "#";
    }

    private static string PlainText(string body, List<(string Token, object Value)> filled, bool keepLines)
    {
        // Written without its marks, paragraphs would lose the line between them.
        var marked = Link().Replace(body, "${text}: ${address}").ReplaceLineEndings("\n");
        var text = string.Join("\n\n", (keepLines ? marked.Split("\n\n") : [marked]).Select(p => Markdig.Markdown.ToPlainText(p, Paragraphs).Trim('\n')).Where(p => p.Length > 0));
        foreach (var (token, value) in filled)
        {
            text = text.Replace(token, value is IReadOnlyList<string> list ? string.Join('\n', list.Select(item => $"- {item}")) : Line(value), StringComparison.Ordinal);
        }

        return text.Trim();
    }

    private static string Line(object value) => value is IReadOnlyList<string> list ? string.Join("; ", list) : (string)value;

    private static string Page(string language, string html) =>
        $"<!doctype html><html lang=\"{WebUtility.HtmlEncode(language)}\"><head><meta charset=\"utf-8\"><style>body{{font-family:sans-serif;line-height:1.5;color:#222;max-width:40em}}a{{color:#1864ab}}</style></head><body>{html}</body></html>";

    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    [GeneratedRegex("(?<name>href|src)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[(?<text>[^\[\]]+)\]\((?<address>[^()\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
