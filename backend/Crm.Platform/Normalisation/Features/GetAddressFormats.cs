using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Normalisation.Addresses;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Normalisation.Features;

/// <summary>How the countries write postal addresses, for forms.</summary>
internal sealed record GetAddressFormats : IQuery<IReadOnlyDictionary<string, AddressFormat>>;

internal sealed class GetAddressFormatsHandler : IRequestHandler<GetAddressFormats, IReadOnlyDictionary<string, AddressFormat>>
{
    public Task<IReadOnlyDictionary<string, AddressFormat>> Handle(GetAddressFormats request, CancellationToken cancellationToken) => Task.FromResult(AddressFormats.All);
}

internal sealed class GetAddressFormatsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/metadata/address-formats", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetAddressFormats(), ct)))
        .WithName("GetAddressFormats").WithTags("Metadata").WithSummary("How each country writes postal addresses")
        .WithDescription("By ISO 3166-1 alpha-2: the order of the parts, those that are required, those that the post wants in capitals, and a pattern of postal codes. ZZ stands for every country that is not here.")
        .EvenForApps().RequiresSignIn();
}
