using Crm.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Records;

/// <summary>The records that a list of a type would hold, for what a module reckons over them: the same filters, search and visibility.</summary>
public sealed class ListedRecords(IServiceProvider services, RecordCatalog catalog)
{
    /// <summary>Reads filters from an address, as lists do; refuses by name what it does not know.</summary>
    public static ListQuery Read<T>(HttpContext http, params IReadOnlyCollection<string> alsoKnown)
        where T : Record => ListRequest.Read(http.Request.Query, http.RequestServices.GetRequiredService<RecordCatalog>().Of<T>(), alsoKnown);

    /// <summary>The rows themselves; nothing has been read yet.</summary>
    public Task<IQueryable<T>> Of<T>(ListQuery query, CancellationToken ct)
        where T : Record => services.GetRequiredService<RecordReader<T>>().Matching(query, ct);

    /// <summary>Refuses where the caller may not know what a field holds.</summary>
    public void CheckAsked<T>(string field, string parameter)
        where T : Record => services.GetRequiredService<ICurrentUser>().CheckAsked(catalog.Of<T>(), catalog.Of<T>().Find(field)!, parameter);
}
