using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Opportunities.Contracts;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features;

/// <summary>What a lead becomes.</summary>
internal sealed class ConvertLeadBody
{
    /// <summary>The contact that it is; found by address, number and name where it is left out, else made.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The account of the person; found where it is left out.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Whether a company that is not known yet becomes an account.</summary>
    public bool CreateAccount { get; init; } = true;

    /// <summary>Whether an opportunity comes of it, with the budget as its amount.</summary>
    public bool CreateOpportunity { get; init; }

    /// <summary>What the opportunity is called; as the preview proposes where it is left out.</summary>
    public string? OpportunityName { get; init; }
}

/// <summary>Makes of a lead a contact, an account and, where it is asked for, an opportunity, in one commit.</summary>
internal sealed record ConvertLead(Guid Id, ConvertLeadBody Into) : ICommand<Lead>;

internal sealed class ConvertLeadValidator : AbstractValidator<ConvertLead>
{
    public ConvertLeadValidator() => RuleFor(c => c.Into.OpportunityName).MaximumLength(200).OverridePropertyName("opportunityName");
}

internal sealed class ConvertLeadHandler(IMediator mediator, RecordCatalog catalog, TimeProvider clock) : IRequestHandler<ConvertLead, Lead>
{
    public async Task<Lead> Handle(ConvertLead request, CancellationToken cancellationToken)
    {
        var into = request.Into;
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        lead.MustBeOpen();
        var taken = await mediator.Send(new TakeInPerson(lead.Facts(), into.ContactId, into.AccountId, into.CreateAccount), cancellationToken);
        var type = catalog.Of<Lead>();
        var now = clock.GetUtcNow().UtcDateTime;
        var values = new RecordValues();
        values.Set(type.Find("status")!, LeadStatus.Converted);
        values.Set(type.Find("contactId")!, taken.ContactId);
        values.Set(type.Find("accountId")!, taken.AccountId);
        if (into.CreateOpportunity)
        {
            var name = string.IsNullOrWhiteSpace(into.OpportunityName) ? lead.OpportunityName() : into.OpportunityName.Trim();
            values.Set(type.Find("opportunityId")!, await mediator.Send(new OpenOpportunity(name, taken.AccountId, taken.ContactId, lead.Budget, lead.Source, lead.OwnerId), cancellationToken));
        }

        values.Set(type.Find("firstResponseAt")!, lead.FirstResponseAt ?? now);
        values.Set(type.Find("closedAt")!, now);
        return await mediator.Send(new UpdateRecord<Lead>(request.Id, values), cancellationToken);
    }
}

internal sealed class ConvertLeadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/leads/{id:guid}/convert", async (Guid id, ConvertLeadBody? body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new ConvertLead(id, body ?? new ConvertLeadBody()), ct), StatusCodes.Status200OK, ct))
        .WithName("ConvertLead").WithTags("Leads").WithSummary("Make a contact, an account and an opportunity of a lead")
        .WithDescription(
            "Send `{}` to take the contact and the account that the preview proposes, with `\"createOpportunity\": true` an opportunity too. Somebody who is a contact already stays the same one: empty fields are filled, new addresses and numbers added. All of it is one change set: undoing it takes everything back. "
            + "409 `lead_status` where it is closed, `person_of_colleague` where you may not see who is meant.")
        .AnswersRecord<Lead>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.edit");
}
