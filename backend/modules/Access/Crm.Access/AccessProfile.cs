using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Features.ApiKeys;
using Crm.Access.Features.Apps;
using Crm.Access.Features.Roles;
using Crm.Access.Features.Teams;
using Crm.Access.Features.Users;

namespace Crm.Access;

/// <summary>What the API shows of this module's entities: one flat map each.</summary>
internal sealed class AccessProfile : Profile
{
    public AccessProfile()
    {
        CreateMap<Role, UserRoleResponse>();
        CreateMap<User, UserResponse>()
            .ForMember(r => r.Active, o => o.MapFrom(u => u.IsActive))
            .ForMember(r => r.LockedUntil, o => o.Ignore());
        CreateMap<Team, TeamResponse>();
        CreateMap<Role, RoleResponse>().ForMember(r => r.BuiltIn, o => o.MapFrom(r => r.IsBuiltIn)).ForMember(r => r.Grants, o => o.Ignore());
        CreateMap<ApiKey, ApiKeyResponse>().ForMember(r => r.Revoked, o => o.MapFrom(k => k.RevokedAt != null));
        CreateMap<ConnectedApp, ConnectedAppResponse>()
            .ForMember(r => r.Public, o => o.MapFrom(a => a.IsPublic)).ForMember(r => r.BuiltIn, o => o.MapFrom(a => a.IsBuiltIn))
            .ForMember(r => r.HasSecret, o => o.MapFrom(a => a.Hash != null)).ForMember(r => r.Revoked, o => o.MapFrom(a => a.RevokedAt != null));
    }
}
