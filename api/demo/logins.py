"""Who may log in to the demo: one person for each role. Nobody else of it has a password."""

from dataclasses import dataclass

from models.viewer import Role

MAIL_DOMAIN = "patron.example"
PASSWORD = "patron-demo"


@dataclass(frozen=True)
class Login:
    """A demo account. `role` is what its page is for."""

    role: Role
    email: str
    name: str
    password: str = PASSWORD


LOGINS = (
    Login(Role.CUSTOMER, f"customer@{MAIL_DOMAIN}", "Casey Rivera"),
    Login(Role.AGENT, f"agent@{MAIL_DOMAIN}", "Alex Novak"),
    Login(Role.SALES_REP, f"sales@{MAIL_DOMAIN}", "Sam Okafor"),
    Login(Role.ASSOCIATE, f"associate@{MAIL_DOMAIN}", "Ash Tanaka"),
    Login(Role.MARKETER, f"marketer@{MAIL_DOMAIN}", "Morgan Shah"),
    Login(Role.MERCHANDISER, f"merchandiser@{MAIL_DOMAIN}", "Mel Fischer"),
    Login(Role.ANALYST, f"analyst@{MAIL_DOMAIN}", "Ana Silva"),
    Login(Role.OWNER, f"owner@{MAIL_DOMAIN}", "Olu Hayes"),
)
