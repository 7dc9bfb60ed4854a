from ..models import Image as Image
