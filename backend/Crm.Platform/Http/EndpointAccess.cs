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

/// <summary>Marks what somebody may still call who must do something first, such as setting up a second factor.</summary>
public sealed record BeforeAnythingElse;

/// <summary>Marks what an app may call that acts for somebody, though it names no permission: it looks at permissions itself.</summary>
public sealed record OpenToApps;

/// <summary>Marks what the people of dealers may call: nothing else is open to them, whatever their roles grant.</summary>
public sealed record OpenToPartners;

/// <summary>Marks what looks for credentials itself, in the body or the header: whomever a cookie names is nobody there.</summary>
public sealed record OwnCredentials;

/// <summary>Marks a dangerous act: in a browser, only for somebody who has lately proved to be who they are.</summary>
public sealed record FreshProof;

/// <summary>How an endpoint says who may call it.</summary>
public static class EndpointAccessExtensions
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.Permitted, permission));

    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.Requires(permission.Name);

    /// <summary>Anybody who is signed in: the handler itself limits what is seen. Not apps that act for somebody, whose scopes it does not know.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.SignedIn));

    public static TBuilder EvenForApps<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToApps());

    /// <summary>Also for the people of dealers: the handler limits what they see to what is their company's.</summary>
    public static TBuilder EvenForPartners<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToPartners());

    public static TBuilder BringsItsOwnCredentials<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OwnCredentials()).OpenToAnyone();

    public static TBuilder EvenBeforeAnythingElse<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BeforeAnythingElse());

    /// <summary>A session left open must not be enough for this; programs, which send their key each time, are not asked.</summary>
    public static TBuilder RequiresFreshProof<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new FreshProof());

    public static TBuilder OpenToAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(EndpointAudience.Anonymous));
}
