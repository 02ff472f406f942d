using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Contacts;

/// <summary>People and the organisations they belong to: the one customer base that all modules share.</summary>
public sealed class ContactsModule : IModule
{
    public string Name => "Contacts";

    public IEnumerable<Permission> Permissions => [RelationPermissions.Manage];

    public void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<ContactsDb>().AddScoped<RelationCatalog>().AddScoped<PartyNames>().AddScoped<RelationReader>().AddScoped<KnownRelations>();
}
