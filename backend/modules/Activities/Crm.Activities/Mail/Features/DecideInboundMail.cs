using Crm.Activities.Mail.Inbound;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Mail.Features;

/// <summary>Whose a mail is.</summary>
internal sealed record FileInboundMailBody(Guid ContactId);

/// <summary>The contact that a sender becomes; what is left out is as the mail says it.</summary>
internal sealed record CreateContactFromMailBody(string? GivenName = null, string? FamilyName = null, Guid? AccountId = null);

/// <summary>What a mail has become.</summary>
/// <param name="Others">How many more mails of its sender wait.</param>
internal sealed record FiledMail(Guid ActivityId, Guid ContactId, int Others);

/// <summary>A person says whose a mail is.</summary>
internal sealed record FileInboundMail(Guid Id, Guid ContactId) : ICommand<FiledMail>;

/// <summary>The sender of a mail becomes a contact.</summary>
internal sealed record CreateContactFromMail(Guid Id, CreateContactFromMailBody Body) : ICommand<FiledMail>;

internal sealed class CreateContactFromMailValidator : AbstractValidator<CreateContactFromMail>
{
    public CreateContactFromMailValidator()
    {
        RuleFor(c => c.Body.GivenName).MaximumLength(100);
        RuleFor(c => c.Body.FamilyName).MaximumLength(100);
    }
}

/// <summary>A mail is of no use.</summary>
internal sealed record DiscardInboundMail(Guid Id) : ICommand;

internal sealed class DecideInboundMailHandler(HeldMails held, IMediator mediator, ReferenceLabels labels, TimeProvider clock)
    : IRequestHandler<FileInboundMail, FiledMail>, IRequestHandler<CreateContactFromMail, FiledMail>, IRequestHandler<DiscardInboundMail, Unit>
{
    public async Task<FiledMail> Handle(FileInboundMail request, CancellationToken cancellationToken)
    {
        var seen = await labels.Fetch([("contact", request.ContactId)], cancellationToken);
        if (seen.Of("contact", request.ContactId) is null)
        {
            throw new NotFoundException("contact");
        }

        return await held.FileOnContact(await held.Find(request.Id, cancellationToken), request.ContactId, cancellationToken);
    }

    public async Task<FiledMail> Handle(CreateContactFromMail request, CancellationToken cancellationToken)
    {
        var mail = await held.WithSender(request.Id, cancellationToken);
        var (given, family) = request.Body is { GivenName: null, FamilyName: null } ? ReadInboundMailHandler.Name(mail) : (request.Body.GivenName, request.Body.FamilyName);
        var contactId = await mediator.Send(new AddContact(Short(given), Short(family), mail.FromAddress, request.Body.AccountId), cancellationToken);
        mail.CreatedContactId = contactId;
        return await held.FileOnContact(mail, contactId, cancellationToken);
    }

    public async Task<Unit> Handle(DiscardInboundMail request, CancellationToken cancellationToken)
    {
        var mail = await held.Find(request.Id, cancellationToken);
        (mail.State, mail.DecidedAt) = (MessageState.Discarded, clock.GetUtcNow().UtcDateTime);
        await mediator.Send(new MailInquiry(mail.Id, MailFate.Discarded), cancellationToken);
        return Unit.Value;
    }

    internal static string? Short(string? name) => name?.AtMost(100);
}

internal sealed class FileInboundMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/file", async (Guid id, FileInboundMailBody body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new FileInboundMail(id, body.ContactId), ct)))
        .WithName("FileInboundMail").WithTags("Inbound mail").WithSummary("Say whose a mail is that waits")
        .Requires(MailPermissions.Decide);
}

internal sealed class CreateContactFromMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/create-contact", async (Guid id, CreateContactFromMailBody? body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new CreateContactFromMail(id, body ?? new CreateContactFromMailBody()), ct)))
        .WithName("CreateContactFromMail").WithTags("Inbound mail").WithSummary("Make a contact of the sender of a mail, and file it there")
        .Requires(MailPermissions.Decide);
}

internal sealed class DiscardInboundMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/inbound-mail/{id:guid}/discard", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new DiscardInboundMail(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("DiscardInboundMail").WithTags("Inbound mail").WithSummary("Put a mail away that is of no use")
        .WithDescription("It can be taken back for 30 days; then its text and its files are forgotten.")
        .Requires(MailPermissions.Decide);
}
