using System.Net;
using System.Text;
using Crm.Platform.Consents;
using Crm.Platform.Http;

namespace Crm.Leads.Capture.Pages;

/// <summary>What a page shows beside the form itself.</summary>
/// <param name="Action">Where the form is sent: its own address with all that was said in it.</param>
/// <param name="Path">The address without parameters, for the other languages; null where the page stands in another one.</param>
/// <param name="Notice">Something that is said above the form.</param>
internal sealed record FormView(string Language, string Nonce, string Action, string? Path, string Ticket, Submission? Typed = null, IReadOnlyDictionary<string, string>? Errors = null, string? Notice = null);

/// <summary>Writes the page with a form, as HTML that needs no script.</summary>
internal static class FormPage
{
    /// <summary>A field that people neither see nor reach.</summary>
    public const string Trap = "contact_url";
    public const string Ticket = "ticket";
    public const string Value = "v.";
    public const string Box = "may";

    private const string Style = ".q{margin:0 0 1rem}.q label{display:block;font-weight:600;min-height:0}.q small{display:block;color:#55555f}.q .need{font-weight:400;color:#55555f}.q input,.q select,.q textarea{font:inherit;width:100%;box-sizing:border-box;min-height:2.75rem;padding:.4rem .75rem;border:1px solid #77777f;border-radius:.5rem;background:#fff;color:inherit}"
        + ".q textarea{min-height:8rem}.q [aria-invalid]{border:2px solid #a3151a}.e{color:#a3151a;margin:.25rem 0}.sum{border:2px solid #a3151a;border-radius:.5rem;padding:.5rem 1rem;margin-bottom:1rem}select:focus-visible,textarea:focus-visible{outline:3px solid #0b1f73;outline-offset:2px}"
        + ".more{position:absolute;inset-inline-start:-99rem;height:1px;overflow:hidden}.ref{font-size:1.35rem;font-weight:700;letter-spacing:.03em}body.in{background:transparent}body.in main{margin:0;padding:.25rem;max-width:none;background:transparent}.box{align-items:start}.box input{flex:none}";

    // What browsers fill in by themselves (WCAG 1.3.5).
    private static readonly Dictionary<string, string> Autocomplete = new(StringComparer.Ordinal)
    {
        ["givenName"] = "given-name", ["familyName"] = "family-name", ["companyName"] = "organization", ["title"] = "organization-title", [FormFields.Email] = "email", [FormFields.Phone] = "tel", ["website"] = "url",
        [FormFields.Country] = "country",
    };

    public static string Show(LeadForm form, IReadOnlyDictionary<string, PurposeText> purposes, FormView view)
    {
        var (texts, design, language) = (InquiryTexts.Of(view.Language), form.Design, view.Language);
        var title = InquiryTexts.Say(design.Title, language) ?? form.Name;
        var html = Begin(view, title);
        if (InquiryTexts.Say(design.Intro, language) is { } intro)
        {
            html.Append("<p>").Append(Encode(intro)).Append("</p>");
        }

        Problems(html, design, view, texts);
        html.Append("<form method=\"post\" action=\"").Append(Encode(view.Action)).Append("\" novalidate><input type=\"hidden\" name=\"").Append(Ticket).Append("\" value=\"").Append(Encode(view.Ticket)).Append("\">");
        foreach (var field in design.Fields)
        {
            Question(html, field, view, texts);
        }

        foreach (var consent in design.Consents.Where(c => purposes.ContainsKey(c.Purpose)))
        {
            Agree(html, consent, purposes[consent.Purpose], view, texts);
        }

        html.Append("<div class=\"more\" aria-hidden=\"true\"><label>").Append(Encode(texts.LeaveEmpty)).Append("<input type=\"text\" name=\"").Append(Trap).Append("\" tabindex=\"-1\" autocomplete=\"off\"></label></div><button type=\"submit\">")
            .Append(Encode(InquiryTexts.Say(design.Submit, language) ?? texts.Send)).Append("</button></form>");
        return End(html, view);
    }

    /// <summary>Says what came of it, with the number.</summary>
    public static string Thanks(LeadForm form, TakenState state, string reference, FormView view)
    {
        var texts = InquiryTexts.Of(view.Language);
        var html = Begin(view, InquiryTexts.Say(form.Design.Title, view.Language) ?? form.Name);
        html.Append("<p class=\"saved\" role=\"status\">").Append(Encode(texts.After(form.Design, state, view.Language))).Append("</p><p>").Append(Encode(texts.YourNumber)).Append(": <span class=\"ref\">").Append(Encode(reference))
            .Append("</span></p><p>").Append(Encode(texts.Keep)).Append("</p>");
        return End(html, view);
    }

    public static string Say(string title, string text, FormView view) => End(Begin(view, title).Append("<p>").Append(Encode(text)).Append("</p>"), view);

    /// <summary>Asks for the click that confirms: programs that look at links in mails must not do so.</summary>
    public static string Ask(FormView view)
    {
        var texts = InquiryTexts.Of(view.Language);
        var html = Begin(view, texts.ConfirmButton).Append("<p>").Append(Encode(texts.ConfirmAsk)).Append("</p><form method=\"post\" action=\"").Append(Encode(view.Action)).Append("\"><button type=\"submit\">").Append(Encode(texts.ConfirmButton)).Append("</button></form>");
        return End(html, view);
    }

    private static void Problems(StringBuilder html, FormDesign design, FormView view, InquiryTexts texts)
    {
        if (view.Notice is { } notice)
        {
            html.Append("<p class=\"sum\" role=\"alert\">").Append(Encode(notice)).Append("</p>");
        }

        if (view.Errors is not { Count: > 0 } errors)
        {
            return;
        }

        html.Append("<div class=\"sum\" role=\"alert\"><p>").Append(Encode(texts.Problems)).Append("</p><ul>");
        foreach (var (name, code) in errors)
        {
            var label = design.Fields.FirstOrDefault(f => f.Field == name) is { } field ? InquiryTexts.LabelOf(field, view.Language) + ": " : "";
            html.Append("<li><a href=\"#").Append(Encode(IdOf(name))).Append("\">").Append(Encode(label + texts.Error(code))).Append("</a></li>");
        }

        html.Append("</ul></div>");
    }

    private static void Question(StringBuilder html, FormField field, FormView view, InquiryTexts texts)
    {
        var (id, help, error) = (Encode(IdOf(field.Field)), InquiryTexts.Say(field.Help, view.Language), view.Errors?.GetValueOrDefault(field.Field));
        var typed = view.Typed?.Values.GetValueOrDefault(field.Field) ?? "";
        html.Append("<div class=\"q\"><label for=\"").Append(id).Append("\">").Append(Encode(InquiryTexts.LabelOf(field, view.Language)));
        if (field.Required)
        {
            html.Append(" <span class=\"need\">(").Append(Encode(texts.Needed)).Append(")</span>");
        }

        html.Append("</label>");
        if (help is not null)
        {
            html.Append("<small id=\"").Append(id).Append("-h\">").Append(Encode(help)).Append("</small>");
        }

        var about = string.Join(' ', new[] { help is null ? "" : $"{id}-h", error is null ? "" : $"{id}-e" }.Where(a => a.Length > 0));
        var common = $" id=\"{id}\" name=\"{Encode(Value + field.Field)}\"{(field.Required ? " aria-required=\"true\"" : "")}{(error is null ? "" : " aria-invalid=\"true\"")}{(about.Length == 0 ? "" : $" aria-describedby=\"{about}\"")}"
            + (Autocomplete.TryGetValue(field.Field, out var token) ? $" autocomplete=\"{token}\"" : "");
        if (field.Choices is { Count: > 0 } choices)
        {
            html.Append("<select").Append(common).Append("><option value=\"\">").Append(Encode(texts.Choose)).Append("</option>");
            foreach (var choice in choices)
            {
                html.Append("<option value=\"").Append(Encode(choice.Value)).Append(choice.Value == typed ? "\" selected>" : "\">").Append(Encode(InquiryTexts.Say(choice.Label, view.Language) ?? choice.Value)).Append("</option>");
            }

            html.Append("</select>");
        }
        else if (FormFields.IsLong(field.Field))
        {
            html.Append("<textarea").Append(common).Append(" rows=\"6\" maxlength=\"20000\">").Append('\n').Append(Encode(typed)).Append("</textarea>");
        }
        else
        {
            var type = field.Field switch { FormFields.Email => "email", FormFields.Phone => "tel", _ => "text" };
            html.Append("<input type=\"").Append(type).Append('"').Append(common).Append(" maxlength=\"300\" value=\"").Append(Encode(typed)).Append("\">");
        }

        Error(html, id, error, texts);
        html.Append("</div>");
    }

    private static void Agree(StringBuilder html, FormConsent consent, PurposeText purpose, FormView view, InquiryTexts texts)
    {
        var name = Submission.BoxOf(consent);
        var (id, error) = (Encode(IdOf(name)), view.Errors?.GetValueOrDefault(name));
        var isOn = view.Typed?.Consents.Contains(name, StringComparer.Ordinal) == true;
        html.Append("<label class=\"box\"><input type=\"checkbox\" id=\"").Append(id).Append("\" name=\"").Append(Box).Append("\" value=\"").Append(Encode(name)).Append('"').Append(isOn ? " checked" : "")
            .Append(error is null ? "" : $" aria-invalid=\"true\" aria-describedby=\"{id}-e\"").Append("><span><strong>").Append(Encode(purpose.Name)).Append("</strong>").Append(consent.Required ? $" ({Encode(texts.Needed)})" : "").Append(". ")
            .Append(Encode(purpose.Text)).Append("</span></label>");
        Error(html, id, error, texts);
    }

    private static void Error(StringBuilder html, string id, string? code, InquiryTexts texts)
    {
        if (code is not null)
        {
            html.Append("<p class=\"e\" id=\"").Append(id).Append("-e\">").Append(Encode(texts.Error(code))).Append("</p>");
        }
    }

    private static string IdOf(string name) => "q-" + name.Replace('.', '-');

    private static StringBuilder Begin(FormView view, string title) => new StringBuilder("<!doctype html><html lang=\"").Append(view.Language)
        .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").Append(Encode(title)).Append("</title><style nonce=\"").Append(view.Nonce).Append("\">").Append(PublicPage.Style).Append(Style)
        .Append("</style>").Append(view.Path is null ? "<script src=\"/f/frame.js\" defer></script>" : "").Append("</head><body").Append(view.Path is null ? " class=\"in\"" : "").Append("><main><h1>").Append(Encode(title)).Append("</h1>");

    // A page within another has the language of that one.
    private static string End(StringBuilder html, FormView view)
    {
        if (view.Path is { } path)
        {
            html.Append("<nav aria-label=\"").Append(Encode(InquiryTexts.Of(view.Language).Language)).Append("\">");
            foreach (var (code, name) in InquiryTexts.Languages)
            {
                html.Append("<a href=\"").Append(Encode($"{path}?lang={code}")).Append("\" lang=\"").Append(code).Append('"').Append(code == view.Language ? " aria-current=\"true\">" : ">").Append(Encode(name)).Append("</a> ");
            }

            html.Append("</nav>");
        }

        return html.Append("</main></body></html>").ToString();
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
