using Crm.Activities.Mail.Inbound;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>The lead that a sender becomes; what is left out is as the mail says it.</summary>
internal sealed record CreateLeadFromMailBody(string? GivenName = null, string? FamilyName = null, string? CompanyName = null);

/// <summary>What a mail has become.</summary>
/// <param name="Others">How many more mails of its sender wait.</param>
internal sealed record LeadOfMail(Guid ActivityId, Guid LeadId, int Others);

/// <summary>The sender of a mail becomes a lead, with what they wrote.</summary>
internal sealed record CreateLeadFromMail(Guid Id, CreateLeadFromMailBody Body) : ICommand<LeadOfMail>;

internal sealed class CreateLeadFromMailValidator : AbstractValidator<CreateLeadFromMail>
{
    public CreateLeadFromMailValidator()
    {
        RuleFor(c => c.Body.GivenName).MaximumLength(100);
        RuleFor(c => c.Body.FamilyName).MaximumLength(100);
        RuleFor(c => c.Body.CompanyName).MaximumLength(200);
    }
}

internal sealed class CreateLeadFromMailHandler(HeldMails held, IMediator mediator) : IRequestHandler<CreateLeadFromMail, LeadOfMail>
{
    private const int MostInterest = 300;
    private const int MostMessage = 20_000;

    public async Task<LeadOfMail> Handle(CreateLeadFromMail request, CancellationToken cancellationToken)
    {
        var mail = await held.WithSender(request.Id, cancellationToken);

        // Another mail of theirs may have made the lead meanwhile.
        var known = await mediator.Send(new LeadsByReach([mail.FromAddress], []), cancellationToken);
        var leadId = known is [var first, ..] ? first.Id : await Add(mail, request.Body, cancellationToken);
        var activity = await held.File(mail, new MailPlace(ContactId: null, AccountId: null, OwnerId: null, []) { LeadId = leadId }, cancellationToken);
        return new LeadOfMail(activity.Id, leadId, await held.OthersOf(mail).CountAsync(cancellationToken));
    }

    private async Task<Guid> Add(Message mail, CreateLeadFromMailBody body, CancellationToken ct)
    {
        var (given, family) = body is { GivenName: null, FamilyName: null } ? ReadInboundMailHandler.Name(mail) : (body.GivenName, body.FamilyName);
        var leadId = await mediator.Send(
            new AddLead(DecideInboundMailHandler.Short(given), DecideInboundMailHandler.Short(family), body.CompanyName, mail.FromAddress, Text(mail.Subject, MostInterest), Text(mail.Text, MostMessage)), ct);
        mail.CreatedLeadId = leadId;
        return leadId;
    }

    private static string? Text(string text, int most) => text.Trim() is { Length: > 0 } some ? some.AtMost(most) : null;
}

internal sealed class CreateLeadFromMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/create-lead", async (Guid id, CreateLeadFromMailBody? body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new CreateLeadFromMail(id, body ?? new CreateLeadFromMailBody()), ct)))
        .WithName("CreateLeadFromMail").WithTags("Inbound mail").WithSummary("Make a lead of the sender of a mail, and file it there")
        .WithDescription("Its subject is what they are interested in, its text their message. From now on mails of this address are filed on the lead with no click. Where a lead has the address already, the mail is filed there and no other is made. 409 `no_sender` where the mail names nobody, `already_decided` where it no longer waits.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(MailPermissions.Decide);
}
