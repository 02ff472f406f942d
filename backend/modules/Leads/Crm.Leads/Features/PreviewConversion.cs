using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features;

/// <summary>What a conversion would do.</summary>
internal sealed record PreviewConversion(Guid LeadId) : IQuery<ConversionPreview>;

/// <summary>Who a lead is, as far as is known.</summary>
/// <param name="Contact">The contact that it is; null where one would be made.</param>
/// <param name="Account">The account of the person; null where none is known.</param>
/// <param name="NewAccount">The name of the account that would be made.</param>
/// <param name="NewOpportunity">What an opportunity would be called; null where you may not make any.</param>
/// <param name="IsRefused">Whether it is a customer whom you may not see, so that somebody else must convert it.</param>
internal sealed record ConversionPreview(ConversionParty? Contact, ConversionParty? Account, string? NewAccount, string? NewOpportunity, bool IsRefused);

/// <summary>A record that is there already.</summary>
/// <param name="By">What speaks for it: email, phone, contact (the account of the contact), domain or name.</param>
internal sealed record ConversionParty(Guid Id, string Name, string By);

internal sealed class PreviewConversionHandler(IMediator mediator, ICurrentUser user) : IRequestHandler<PreviewConversion, ConversionPreview>
{
    public async Task<ConversionPreview> Handle(PreviewConversion request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.LeadId), cancellationToken);
        lead.MustBeOpen();
        var found = await mediator.Send(new FindPerson(lead.Facts()), cancellationToken);
        return new ConversionPreview(
            Party(found.Contact), Party(found.Account), found.Account is null && !string.IsNullOrWhiteSpace(lead.CompanyName) ? lead.CompanyName.Trim() : null,
            user.LevelOf("opportunities.create") == AccessLevel.None ? null : lead.OpportunityName(),
            found.Contact is { IsVisible: false } || found.Account is { IsVisible: false });
    }

    private static ConversionParty? Party(FoundParty? found) => found is { IsVisible: true } ? new ConversionParty(found.Id, found.Name, found.By) : null;
}

internal sealed class PreviewConversionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/leads/{id:guid}/conversion", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new PreviewConversion(id), ct)))
        .WithName("PreviewLeadConversion").WithTags("Leads").WithSummary("See what converting a lead would do")
        .WithDescription("Which contact and account it is already, and which would be made. 409 `lead_status` where it is closed.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("leads.read");
}
