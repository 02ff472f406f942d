using AutoMapper;
using Crm.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Mapping;

/// <summary>One mapper from the flat profiles of all modules, built when it is first asked for.</summary>
public static class MappingSetup
{
    public static IServiceCollection AddMapping(this IServiceCollection services, ModuleCatalog catalog) =>
        services.AddSingleton(_ => Configure(catalog).CreateMapper());

    public static MapperConfiguration Configure(ModuleCatalog catalog) => new(configuration =>
    {
        foreach (var profile in catalog.Types.Where(t => typeof(Profile).IsAssignableFrom(t)))
        {
            configuration.AddProfile((Profile)Activator.CreateInstance(profile, nonPublic: true)!);
        }
    });
}
