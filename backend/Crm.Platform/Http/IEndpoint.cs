using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Http;

/// <summary>One use case's way in over HTTP; found by scanning, mapped under <c>/api/v1</c>.</summary>
public interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

/// <summary>The same for addresses that a standard fixes, outside <c>/api/v1</c>.</summary>
public interface IRootEndpoint : IEndpoint;
