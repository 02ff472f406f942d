using System.Text.Json;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Quotes;
using Crm.Platform.Approvals;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Tells the customer: from now on the quote is what it is, and has an address at which the customer reads it.</summary>
internal sealed record SendQuote(Guid Id, string? To, string? Message, string? OverrideReason, bool AttachPdf = false) : ICommand<SentQuote>;

/// <summary>How the customer is told.</summary>
internal sealed class SendQuoteBody
{
    /// <summary>The address that gets a mail with the link; nobody gets one where it is left out, and the link is yours to pass on.</summary>
    public string? To { get; init; }

    /// <summary>What the mail says above the link.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the mail has the quote as a PDF with it; the file is kept with the quote.</summary>
    public bool AttachPdf { get; init; }

    /// <summary>Why it is sent although something speaks against it; needs `quotes.override`.</summary>
    public string? OverrideReason { get; init; }
}

/// <summary>A quote that was sent.</summary>
/// <param name="Link">The address at which the customer reads it; it is shown this once.</param>
/// <param name="MailId">The mail that takes it there.</param>
internal sealed record SentQuote(Guid Id, string Number, string Link, Guid? MailId, DateOnly ValidUntil);

internal sealed class SendQuoteValidator : AbstractValidator<SendQuote>
{
    public SendQuoteValidator()
    {
        RuleFor(c => c.To).MaximumLength(254).Must(t => t is null || System.Net.Mail.MailAddress.TryCreate(t, out _)).WithMessage("Give an e-mail address such as name@example.com.");
        RuleFor(c => c.Message).MaximumLength(5000);
        RuleFor(c => c.OverrideReason).MaximumLength(500);
    }
}

internal sealed class SendQuoteHandler(QuoteGuard guard, QuoteConcessions concessions, IApprovals approvals, QuoteLinks links, QuoteMails mails, RecordCatalog catalog, Standing standing, ICurrentUser user, IAuditLog audit, IMediator mediator, TimeProvider clock)
    : IRequestHandler<SendQuote, SentQuote>
{
    private const int ValidDays = 30;

    public async Task<SentQuote> Handle(SendQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        quote.MustBeDraft();
        var account = await guard.Account(quote, cancellationToken);
        var valid = quote.ValidUntil ?? standing.Today.AddDays(ValidDays);
        Check(quote, account, valid);
        await guard.TakeTurn(account!, cancellationToken);
        var obstacles = await guard.Check(quote, account, cancellationToken);
        if (obstacles.Count > 0)
        {
            Override(quote, request.OverrideReason, obstacles);
        }

        await Approve(quote, cancellationToken);
        var sent = await mediator.Send(new UpdateRecord<Quote>(quote.Id, Values(valid, obstacles.Count > 0 ? request.OverrideReason : null)), cancellationToken);
        await guard.Remember(sent, account!, cancellationToken);
        var token = links.Make(quote.Id);
        var mail = request.To is { } to
            ? await mails.Send(sent, to, request.Message, links.Address(MailMessage.SecretPlace), token, request.AttachPdf, cancellationToken)
            : (Guid?)null;
        return new SentQuote(quote.Id, sent.Number!, links.Address(token), mail, valid);
    }

    private void Check(Quote quote, AccountFacts? account, DateOnly valid)
    {
        var errors = new InputErrors();
        if (account is null)
        {
            errors.Add("accountId", "Say whom the quote is for.");
        }

        if (quote.Lines.Count == 0)
        {
            errors.Add("lines", "There is nothing in it yet.");
        }

        if (valid < standing.Today)
        {
            errors.Add("validUntil", "This day has passed.");
        }

        errors.ThrowIfAny();
    }

    private async Task Approve(Quote quote, CancellationToken ct)
    {
        var request = await concessions.Of(quote, ct);
        var approval = await approvals.Look(request, ct);
        if (!approval.MayProceed)
        {
            throw new ConflictException("approval_" + JsonNamingPolicy.CamelCase.ConvertName(approval.Need.ToString()), "Its prices go beyond what you may give: they need an approval first.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["approver"] = approval.ApproverName, ["dueAt"] = approval.DueAt, ["measures"] = approval.Facts.Select(f => f.Measure).ToList() },
            };
        }

        await approvals.Ask(request, ct);
    }

    private void Override(Quote quote, string? reason, IReadOnlyList<Obstacle> obstacles)
    {
        if (string.IsNullOrWhiteSpace(reason) || user.LevelOf(QuotePermissions.Override.Name) != AccessLevel.All)
        {
            throw new ConflictException("quote_obstacles", "Something speaks against sending this quote. Align it, or let somebody send it who may override, with a reason.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["obstacles"] = obstacles.Select(o => o.Code).Distinct(StringComparer.Ordinal).ToList(), ["count"] = obstacles.Count },
            };
        }

        audit.Write(AuditActions.QuoteOverridden, "quote", quote.Id, new { codes = obstacles.Select(o => o.Code).Distinct(StringComparer.Ordinal), count = obstacles.Count });
    }

    private RecordValues Values(DateOnly valid, string? reason)
    {
        var type = catalog.Of<Quote>();
        var values = new RecordValues();
        values.Set(type.Find("status")!, QuoteStatus.Sent);
        values.Set(type.Find("sentAt")!, clock.GetUtcNow().UtcDateTime);
        values.Set(type.Find("validUntil")!, valid);
        values.Set(type.Find("overrideReason")!, reason);
        return values;
    }
}

internal sealed class SendQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/quotes/{id:guid}/send", async (Guid id, SendQuoteBody? body, HttpContext http, RecordAnswers answers, IMediator mediator, CancellationToken ct) =>
        {
            var sent = await mediator.Send(new SendQuote(id, body?.To, body?.Message, body?.OverrideReason, body?.AttachPdf == true), ct);
            answers.TellChangeSet(http);
            return TypedResults.Ok(sent);
        })
        .WithName("SendQuote").WithTags("Quotes").WithSummary("Send a quote to the customer")
        .WithDescription("From now on it cannot be changed, only replaced by a new version. The link is answered this once; with `to` a mail takes it there in the language of the quote. 409 `quote_obstacles` where something speaks against it (see the check): "
            + "another price by a colleague, arrears. 409 `approval_needed`, `approval_waiting` or `approval_declined` where its prices go beyond the limits (`POST /quotes/{id}/approval`). 409 `changed_meanwhile` or `duplicate_key` where a quote to the same company was sent at the same moment: check again.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("quotes.edit");
}
