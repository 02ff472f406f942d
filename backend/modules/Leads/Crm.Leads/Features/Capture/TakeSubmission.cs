using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Capture.Pages;
using Crm.Platform.Http;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>Somebody has filled in a form.</summary>
internal sealed record TakeSubmission(Guid FormId, Submission Submission) : ICommand<Taken>;

internal sealed class TakeSubmissionValidator : AbstractValidator<TakeSubmission>
{
    private const int Most = 60;
    private const int MostText = 30_000;

    public TakeSubmissionValidator()
    {
        RuleFor(c => c.Submission.Values).Must(IsSmall).WithMessage("That is more than a form has.").OverridePropertyName("values");
        RuleFor(c => c.Submission.Page).Must(IsSmall).WithMessage("That is more than a page has.").OverridePropertyName("page");
        RuleFor(c => c.Submission.Consents).Must(c => c.Count <= Most).OverridePropertyName("consents");
    }

    private static bool IsSmall(IReadOnlyDictionary<string, string> values) => values.Count <= Most && values.Sum(v => v.Key.Length + v.Value.Length) <= MostText;
}

internal sealed class TakeSubmissionHandler(LeadsDb db, FormIntake intake, CurrentUser user) : IRequestHandler<TakeSubmission, Taken>
{
    public async Task<Taken> Handle(TakeSubmission request, CancellationToken cancellationToken)
    {
        // Whoever sends a form may do nothing else: what comes of it is the product's own work.
        user.Become(Caller.System);
        var form = await db.Forms.AsNoTracking().FirstAsync(f => f.Id == request.FormId, cancellationToken);
        var once = request.Submission.Key is { } key ? Submission.Digest($"{form.Id:N} {key}") : null;
        return once is not null && await db.Inquiries.AsNoTracking().FirstOrDefaultAsync(i => i.OnceKey == once, cancellationToken) is { } taken
            ? Taken.Of(taken) : await intake.Take(form, request.Submission with { Key = once }, cancellationToken);
    }
}

/// <summary>A form as a program sends it.</summary>
internal sealed class SubmissionBody
{
    /// <summary>The answers, by question.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The boxes that were ticked, such as <c>email.newsletter</c>.</summary>
    public IReadOnlyList<string> Consents { get; init; } = [];

    /// <summary>The parameters of the page, such as <c>utm_campaign</c>.</summary>
    public IReadOnlyDictionary<string, string> Page { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>In which the customer is answered: en, es, zh, ru or it.</summary>
    public string? Language { get; init; }

    /// <summary>A field that people do not see; whatever is in it was written by a program.</summary>
    public string? Trap { get; init; }

    /// <summary>How long it took to fill in.</summary>
    public long? ElapsedMs { get; init; }

    /// <summary>The visitor who agreed to be recognised.</summary>
    public Guid? VisitorId { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="State">received, or unconfirmed: a mail is on its way by which the address is confirmed.</param>
/// <param name="Reference">What the customer is told to quote.</param>
/// <param name="Message">What the form says then, in the language of the customer.</param>
internal sealed record SubmissionAnswer(TakenState State, string Reference, string Message);

internal sealed class TakeSubmissionEndpoint : IEndpoint
{
    private const int LeastMs = 2000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/forms/{key}/submissions", Take)
            .WithName("TakeSubmission").WithTags("Forms").WithSummary("Send a form that a customer has filled in")
            .WithDescription("From pages that the form allows (CORS), or from a program. A repetition with the same `Idempotency-Key` answers the same. 400 `validation` names the questions; `refused` where it looks as if a program had filled it in; both are kept and counted. "
                + "429 where an address sends too many.")
            .Produces<SubmissionAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .BringsItsOwnCredentials();
        routes.MapMethods("/forms/{key}/submissions", [HttpMethods.Options], async (string key, HttpContext http, PublicForms forms, CancellationToken ct) =>
        {
            FormOrigins.Allow(http, (await forms.Find(key, ct))?.Origins ?? []);
            return TypedResults.NoContent();
        }).ExcludeFromDescription().OpenToAnyone();
    }

    private static async Task<IResult> Take(string key, SubmissionBody body, HttpContext http, PublicForms forms, FormRate rate, CancellationToken ct)
    {
        if (await forms.Find(key, ct) is not { } form)
        {
            throw new NotFoundException("form");
        }

        FormOrigins.Allow(http, form.Origins);
        if (FormOrigins.IsForeign(http, form.Origins))
        {
            throw new ForbiddenException("This page may not send this form. Add its origin to the form.", "origin_not_allowed");
        }

        if (!rate.Allows(http.Connection.RemoteIpAddress, form.Key))
        {
            throw new TooManyRequestsException("too_many_requests", "That were too many forms within a minute. Wait a moment and try again.", 60);
        }

        var language = InquiryTexts.Known(body.Language) ?? PublicPage.LanguageOf(http, InquiryTexts.All.ContainsKey);
        var taken = await forms.Take(form, new Submission(body.Values, body.Consents, body.Page, language)
        {
            Ip = http.Connection.RemoteIpAddress?.ToString(), UserAgent = PublicForms.Agent(http), VisitorId = body.VisitorId,
            Key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } once ? once.Length <= 255 ? once : throw new InvalidInputException("Idempotency-Key", "Send a key of 255 characters at most.") : null,
            Suspicion = !string.IsNullOrEmpty(body.Trap) ? "honeypot" : body.ElapsedMs < LeastMs ? "tooFast" : null,
        }, ct);
        if (taken.State == TakenState.Refused)
        {
            throw taken.Errors.Count == 0
                ? new InvalidInputException("", "It looks as if a program had filled in this form. Take a moment and send it again.", "refused")
                : new InvalidInputException(taken.Errors.ToDictionary(e => $"values.{e.Key}", e => new[] { InquiryTexts.All[language].Error(e.Value) }, StringComparer.Ordinal));
        }

        return TypedResults.Accepted((string?)null, new SubmissionAnswer(taken.State, taken.Reference, InquiryTexts.All[language].After(form.Design, taken.State, language)));
    }
}
