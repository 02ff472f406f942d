using Crm.Kernel;
using Microsoft.AspNetCore.Builder;

namespace Crm.Platform.Http;

/// <summary>Who may call an endpoint. One without this is refused to everybody, and a test finds it.</summary>
public sealed record EndpointAccess(EndpointAudience Audience, string? Permission = null);

/// <summary>The three answers to "who may call it".</summary>
public enum EndpointAudience
{
    Anonymous,
    SignedIn,
    Permitted,
}

/// <summary>How an endpoint says who may call it.</summary>
public static class EndpointAccessExtensions
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.Permitted, permission));

    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.Requires(permission.Name);

    /// <summary>Anybody who is signed in: the handler itself limits what is seen.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.SignedIn));

    public static TBuilder OpenToAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.Anonymous));
}
